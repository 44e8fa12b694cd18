import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { TimelineSkeleton } from '@/components/Skeletons';
import { TimelineList } from '@/components/TimelineList';
import { callsQuery } from '../api';
import { useTimelineEntries } from './useTimelineEntries';

interface Props {
  campaignId: string;
  userId: string;
  /** An instant; calls from then on. */
  since: string;
}

/** The calls that somebody has made in a campaign. */
export function PersonsCalls({ campaignId, userId, since }: Props) {
  const { t } = useTranslation('activities');
  const calls = useInfiniteQuery(callsQuery(campaignId, userId, since));
  const entries = useTimelineEntries(
    calls.data?.pages.flatMap((page) => page.items) ?? [],
    'campaign',
  );
  if (calls.isPending) return <TimelineSkeleton />;
  if (calls.isError && entries.length === 0) {
    return <ErrorState error={calls.error} onRetry={() => void calls.refetch()} compact />;
  }
  if (entries.length === 0) return <Text c="dimmed">{t('empty.all')}</Text>;
  return (
    <Stack gap="md">
      <TimelineList entries={entries} />
      {calls.hasNextPage && (
        <Button
          variant="default"
          loading={calls.isFetchingNextPage}
          onClick={() => void calls.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}
