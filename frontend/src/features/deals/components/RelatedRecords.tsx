import { Anchor, Card, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconBuilding, IconSpeakerphone, IconUserStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import type { Deal } from '../model';
import classes from './RelatedRecords.module.css';

/** The lead, campaign and account of the deal, with what one needs to call them. */
export function RelatedRecords({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const leadId = deal.lead?.id;
  const lead = useQuery({
    queryKey: ['get', '/api/leads/{id}', leadId],
    queryFn: async ({ signal }) => {
      const { data } = await client.GET('/api/leads/{id}', {
        params: { path: { id: leadId ?? '' } },
        signal,
      });
      return data ?? null;
    },
    enabled: leadId !== undefined,
  });
  const account = useQuery({
    queryKey: ['get', '/api/accounts/{id}', deal.account.id],
    queryFn: async ({ signal }) => {
      const { data } = await client.GET('/api/accounts/{id}', {
        params: { path: { id: deal.account.id } },
        signal,
      });
      return data ?? null;
    },
  });
  return (
    <Card component="section" aria-labelledby="deal-related">
      <Title order={2} size="h3" id="deal-related" mb="md">
        {t('page.related')}
      </Title>
      <Stack gap="md">
        {deal.lead && (
          <Record
            icon={<IconUserStar size={18} stroke={1.7} aria-hidden />}
            kind={t('fields.lead')}
            to={`/leads/${deal.lead.id}`}
            name={deal.lead.name}
            waiting={lead.isPending}
          >
            {lead.data && (
              <>
                <Line>{[lead.data.jobTitle, lead.data.company].filter(Boolean).join(' · ')}</Line>
                {lead.data.phone && (
                  <Anchor size="sm" href={`tel:${lead.data.phoneE164 ?? lead.data.phone}`}>
                    {lead.data.phone}
                  </Anchor>
                )}
                {lead.data.email && (
                  <Anchor size="sm" href={`mailto:${lead.data.email}`}>
                    {lead.data.email}
                  </Anchor>
                )}
              </>
            )}
          </Record>
        )}
        <Record
          icon={<IconBuilding size={18} stroke={1.7} aria-hidden />}
          kind={t('fields.account')}
          to={`/accounts/${deal.account.id}`}
          name={deal.account.name}
          waiting={account.isPending}
        >
          {account.data && (
            <>
              <Line>{[account.data.industry, account.data.city].filter(Boolean).join(' · ')}</Line>
              {account.data.phone && (
                <Anchor size="sm" href={`tel:${account.data.phone}`}>
                  {account.data.phone}
                </Anchor>
              )}
            </>
          )}
        </Record>
        {deal.campaign && (
          <Record
            icon={<IconSpeakerphone size={18} stroke={1.7} aria-hidden />}
            kind={t('fields.campaign')}
            to={`/campaigns/${deal.campaign.id}`}
            name={deal.campaign.name}
          />
        )}
      </Stack>
    </Card>
  );
}

function Record({
  icon,
  kind,
  to,
  name,
  waiting = false,
  children,
}: {
  icon: ReactNode;
  kind: string;
  to: string;
  name: string;
  waiting?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes.record}>
      <span className={classes.icon}>{icon}</span>
      <Stack gap={1} miw={0}>
        <Text size="xs" c="dimmed">
          {kind}
        </Text>
        <Anchor component={Link} to={to} fw={600}>
          {name}
        </Anchor>
        {waiting ? <Skeleton h={11} w={140} mt={4} /> : children}
      </Stack>
    </div>
  );
}

function Line({ children }: { children: string }) {
  return children === '' ? null : (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
