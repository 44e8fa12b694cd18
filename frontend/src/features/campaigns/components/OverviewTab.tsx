import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import {
  IconCalendarDue,
  IconPhoneCall,
  IconPhoneOff,
  IconTargetArrow,
  IconTrophy,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { StatTile } from '@/components/StatTile';
import { StatusBadge } from '@/features/leads/public';
import { campaignOverviewQuery } from '../api';
import type { CampaignOverview } from '../setup.model';
import classes from './OverviewTab.module.css';

/** A campaign in live numbers; each opens exactly the rows that make it. */
export function OverviewTab({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('campaigns');
  const { data, error, refetch } = useQuery(campaignOverviewQuery(campaignId));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const leads = `/leads?campaignId=${campaignId}`;
  return (
    <Stack gap="lg">
      <Tiles id={campaignId} overview={data} />
      <SectionCard title={t('overview.funnel')}>
        {data ? <Funnel overview={data} leads={leads} /> : <CardSkeleton lines={6} />}
      </SectionCard>
      <SectionCard title={t('overview.statuses')}>
        {data ? (
          <Stack gap="xs" component="ul" className={classes.list}>
            {data.byStatus.map((status) => (
              <Group key={status.key} component="li" justify="space-between" wrap="nowrap">
                <StatusBadge face={status} />
                <Count href={`${leads}&status=${status.key}`} leads={status.leads} />
              </Group>
            ))}
          </Stack>
        ) : (
          <CardSkeleton lines={6} />
        )}
      </SectionCard>
    </Stack>
  );
}

function Count({ href, leads }: { href: string; leads: number }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return (
    <Anchor component={Link} to={href} size="sm" className={`fx-num ${classes.count}`}>
      {t('leadCount', { count: leads, number: format.number(leads) })}
    </Anchor>
  );
}

function Tiles({ id, overview }: { id: string; overview: CampaignOverview | undefined }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const leads = `/leads?campaignId=${id}`;
  const deals = `/pipeline?view=table&campaignId=${id}`;
  const number = (value: number | undefined) =>
    value === undefined ? undefined : format.number(value);
  const today = overview?.today ?? '';
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }} spacing="md">
      <StatTile
        label={t('field.leads')}
        icon={IconUsers}
        value={number(overview?.leads)}
        href={leads}
      />
      <StatTile
        label={t('overview.unowned')}
        explain={t('overview.unownedHint')}
        icon={IconUserQuestion}
        value={number(overview?.unowned)}
        href={`${leads}&ownerId=nobody&meaning=new,contacted,qualified,nurture`}
      />
      <StatTile
        label={t('overview.untouched')}
        explain={t('overview.untouchedHint')}
        icon={IconPhoneOff}
        value={number(overview?.untouched)}
        href={`${leads}&attemptsMax=0`}
      />
      <StatTile
        label={t('overview.calledToday')}
        icon={IconPhoneCall}
        value={number(overview?.calledToday)}
        href={`${leads}&lastContactFrom=${today}&lastContactTo=${today}`}
      />
      <StatTile
        label={t('overview.actionToday')}
        explain={t('overview.actionTodayHint')}
        icon={IconCalendarDue}
        value={number(overview?.actionToday)}
        href={`${leads}&nextActionTo=${today}`}
      />
      <StatTile
        label={t('field.openDeals')}
        icon={IconTargetArrow}
        value={number(overview?.openDeals.count)}
        hint={overview && format.moneyShort(overview.openDeals.value)}
        href={`${deals}&kind=open`}
      />
      <StatTile
        label={t('field.wonDeals')}
        icon={IconTrophy}
        value={number(overview?.wonDeals.count)}
        hint={overview && format.moneyShort(overview.wonDeals.value)}
        href={`${deals}&kind=won`}
      />
    </SimpleGrid>
  );
}

/** How far leads have come, by what their statuses mean: the same steps in every campaign. */
function Funnel({ overview, leads }: { overview: CampaignOverview; leads: string }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const most = Math.max(1, ...overview.byMeaning.map((step) => step.leads));
  return (
    <Stack gap="sm" component="ul" className={classes.list}>
      {overview.byMeaning.map((step) => (
        <li key={step.meaning}>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Text size="sm" fw={550}>
              {t(`leads:meaning.${step.meaning}`)}
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Text size="sm" c="dimmed" className="fx-num">
                {format.percent(overview.leads === 0 ? 0 : step.leads / overview.leads)}
              </Text>
              <Count href={`${leads}&meaning=${step.meaning}`} leads={step.leads} />
            </Group>
          </Group>
          <div className={classes.track} aria-hidden>
            <div
              className={classes.bar}
              data-meaning={step.meaning}
              style={{ width: `${(step.leads / most) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </Stack>
  );
}
