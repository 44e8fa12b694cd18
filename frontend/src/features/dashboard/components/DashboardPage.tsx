import { Group, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { leads as leadsTeam, useMe } from '@/app/session';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { ActivityFeed } from '@/features/activities/public';
import { Suggestions } from '@/features/followups/public';
import { labelIn, useStages } from '@/features/pipelines/public';
import { TodayTasks } from '@/features/tasks/public';
import { type DashboardSearch, dashboardQuery } from '../api';
import type { DashboardScope } from '../model';
import { AttentionCards } from './AttentionCards';
import { DashboardTiles } from './DashboardTiles';
import { ForecastCard } from './ForecastCard';
import { RecentDeals } from './RecentDeals';
import { StagesCard } from './StagesCard';

/** How the team, or one person, stands: every number leads to the rows that make it. */
export function DashboardPage({ search }: { search: DashboardSearch }) {
  const { t } = useTranslation('dashboard');
  const me = useMe();
  const seesAll = leadsTeam(me.role);
  const scope: DashboardScope = seesAll ? (search.scope ?? 'team') : 'mine';
  const pipeline = search.pipeline ?? null;
  useLiveTopics('pipeline', 'lists');
  const { data, error, refetch } = useQuery(dashboardQuery({ scope, pipeline }));
  const slice = { ownerId: scope === 'mine' ? me.id : null, pipeline };
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t(scope === 'mine' ? 'subtitleMine' : 'subtitleTeam')}
        actions={<Choices seesAll={seesAll} scope={scope} pipeline={pipeline} />}
      />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Stack gap="lg" aria-busy={data === undefined}>
          <DashboardTiles data={data} slice={slice} seesAll={seesAll} />
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            <TodayTasks />
            <Suggestions />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            <StagesCard data={data} slice={slice} />
            <ForecastCard data={data} slice={slice} />
          </SimpleGrid>
          <AttentionCards attention={data?.attention} slice={slice} />
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            <RecentDeals kind="won" deals={data?.recentlyWon} slice={slice} />
            <RecentDeals kind="lost" deals={data?.recentlyLost} slice={slice} />
          </SimpleGrid>
          <ActivityFeed />
        </Stack>
      )}
    </>
  );
}

interface ChoicesProps {
  seesAll: boolean;
  scope: DashboardScope;
  pipeline: string | null;
}

/** Mine or the team's, and of which pipeline; both in the address. */
function Choices({ seesAll, scope, pipeline }: ChoicesProps) {
  const { t, i18n } = useTranslation('dashboard');
  const navigate = useNavigate({ from: '/dashboard' });
  const { pipelines } = useStages();
  const change = (patch: DashboardSearch) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  return (
    <Group gap="sm">
      {pipelines.length > 1 && (
        <Select
          aria-label={t('pipeline')}
          placeholder={t('allPipelines')}
          clearable
          clearButtonProps={{ 'aria-label': t('common:clear') }}
          w={190}
          value={pipeline}
          data={pipelines.map(({ key, label }) => ({
            value: key,
            label: labelIn(label, i18n.language),
          }))}
          onChange={(key) => change({ pipeline: key ?? undefined })}
        />
      )}
      {seesAll && (
        <SegmentedControl
          aria-label={t('scope.title')}
          value={scope}
          onChange={(next) => change({ scope: next === 'mine' ? 'mine' : undefined })}
          data={[
            { value: 'team', label: t('scope.team') },
            { value: 'mine', label: t('scope.mine') },
          ]}
        />
      )}
    </Group>
  );
}
