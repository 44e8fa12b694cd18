import { SimpleGrid } from '@mantine/core';
import {
  IconBuilding,
  IconChartLine,
  IconClockHour4,
  IconCoins,
  IconPercentage,
  IconReceipt2,
  IconSpeakerphone,
  IconTargetArrow,
  IconTrophy,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { StatTile } from '@/components/StatTile';
import {
  accountsHref,
  activeCampaignsHref,
  type Dashboard,
  dealsHref,
  leadsHref,
  roundedDays,
  type Slice,
} from '../model';

interface Props {
  data: Dashboard | undefined;
  slice: Slice;
  seesAll: boolean;
}

export function DashboardTiles({ data, slice, seesAll }: Props) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const stats = data?.stats;
  const closed = stats && stats.wonCount + stats.lostCount;
  const days = stats && roundedDays(stats.averageSalesCycleDays);
  return (
    <SimpleGrid cols={{ base: 2, lg: 5 }} spacing="md">
      <StatTile
        label={t('tile.accounts')}
        icon={IconBuilding}
        value={data && format.number(data.accounts)}
        href={accountsHref(slice, seesAll)}
      />
      <StatTile
        label={t('tile.activeCampaigns')}
        icon={IconSpeakerphone}
        value={data && format.number(data.activeCampaigns)}
        href={activeCampaignsHref(slice, seesAll)}
      />
      <StatTile
        label={t('tile.leads')}
        icon={IconUsers}
        value={data && format.number(data.leads)}
        href={leadsHref(slice)}
      />
      <StatTile
        label={t('tile.openDeals')}
        icon={IconTargetArrow}
        value={data && format.number(data.openDeals)}
        href={dealsHref(slice, { kind: 'open' })}
      />
      <StatTile
        label={t('tile.conversion')}
        icon={IconPercentage}
        value={data && format.percent(data.conversionRate)}
        hint={
          closed !== undefined && t('tile.closed', { count: closed, number: format.number(closed) })
        }
        explain={t('tile.conversionExplain')}
        href={dealsHref(slice, { kind: 'won,lost' })}
      />
      <StatTile
        label={t('tile.pipelineValue')}
        icon={IconCoins}
        value={stats && format.moneyShort(stats.pipelineValue)}
        href={dealsHref(slice, { kind: 'open' })}
      />
      <StatTile
        label={t('tile.forecast')}
        icon={IconChartLine}
        value={stats && format.moneyShort(stats.forecastedRevenue)}
        explain={t('tile.forecastExplain')}
        href={dealsHref(slice, { kind: 'open' })}
      />
      <StatTile
        label={t('tile.won')}
        icon={IconTrophy}
        value={stats && format.moneyShort(stats.wonValue)}
        hint={
          stats && t('dealCount', { count: stats.wonCount, number: format.number(stats.wonCount) })
        }
        href={dealsHref(slice, { kind: 'won' })}
      />
      <StatTile
        label={t('tile.averageDeal')}
        icon={IconReceipt2}
        value={stats && format.moneyShort(stats.averageDealSize)}
        explain={t('tile.averageDealExplain')}
        href={dealsHref(slice, { kind: 'won' })}
      />
      <StatTile
        label={t('tile.salesCycle')}
        icon={IconClockHour4}
        value={
          stats &&
          (days === null || days === undefined
            ? format.number(null)
            : t('days', { count: days, number: format.number(days) }))
        }
        explain={t('tile.salesCycleExplain')}
        href={dealsHref(slice, { kind: 'won' })}
      />
    </SimpleGrid>
  );
}
