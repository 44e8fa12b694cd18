import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leads as leadsTeam, useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { RelatedList } from '@/components/RelatedList';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { campaignsOfAccountQuery } from '../api';
import { CampaignDates } from './CampaignDates';
import { CampaignDialog } from './CampaignDialog';
import { StatusBadge } from './StatusBadge';

/** The campaigns of an account, latest first, and the way to make another. */
export function RelatedCampaigns({ accountId }: { accountId: string }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const me = useMe();
  const { dialog, open, close } = useDialog();
  const campaigns = useQuery(campaignsOfAccountQuery(accountId));
  if (campaigns.isPending) return <CardSkeleton lines={6} />;
  if (campaigns.error) {
    return <ErrorState error={campaigns.error} onRetry={() => void campaigns.refetch()} compact />;
  }
  const create = leadsTeam(me.role) && (
    <Button
      variant="light"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => void open('new-campaign-of', accountId)}
    >
      {t('new')}
    </Button>
  );
  const { items } = campaigns.data;
  const total = campaigns.data.total ?? items.length;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState
          icon={IconSpeakerphone}
          title={t('empty.ofAccount')}
          hint={t('empty.ofAccountHint')}
          action={create}
        />
      ) : (
        <RelatedList
          label={t('title')}
          count={t('count', { count: total, number: format.number(total) })}
          action={create}
          more={
            total > items.length && (
              <Anchor component={Link} to={`/campaigns?accountId=${accountId}`}>
                {t('common:showAll', { number: format.number(total) })}
              </Anchor>
            )
          }
        >
          {items.map((campaign) => (
            <Group key={campaign.id} component="li" justify="space-between" wrap="nowrap" gap="md">
              <Stack gap={2} miw={0}>
                <Text component="span" truncate>
                  <RecordLink kind="campaign" id={campaign.id} strong>
                    {campaign.name}
                  </RecordLink>
                </Text>
                <Text size="sm" c="dimmed">
                  {[
                    t('leadCount', {
                      count: campaign.leads,
                      number: format.number(campaign.leads),
                    }),
                    t('dealCount', {
                      count: campaign.openDeals,
                      number: format.number(campaign.openDeals),
                    }),
                  ].join(' · ')}
                </Text>
              </Stack>
              <Group gap="sm" wrap="nowrap">
                <Text size="sm" c="dimmed" component="div" visibleFrom="sm">
                  <CampaignDates campaign={campaign} />
                </Text>
                <StatusBadge status={campaign.status} />
              </Group>
            </Group>
          ))}
        </RelatedList>
      )}
      {dialog?.name === 'new-campaign-of' && dialog.id === accountId && (
        <CampaignDialog initial={{ accountId }} onClose={close} />
      )}
    </>
  );
}
