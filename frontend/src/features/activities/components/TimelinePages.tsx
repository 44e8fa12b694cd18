import { Button, Stack } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { TimelineSkeleton } from '@/components/Skeletons';
import { TimelineList } from '@/components/TimelineList';
import type { ActivityPage } from '../api';
import type { Entity } from '../model';
import { useTimelineEntries } from './useTimelineEntries';

interface Props {
  query: UseInfiniteQueryResult<InfiniteData<ActivityPage>>;
  /** Whose timeline it is; null where it is that of all records. */
  shown: Entity | null;
  /** In the place of entries where there are none. */
  empty: ReactNode;
}

/** Entries as far as they have been read, and the way to earlier ones. */
export function TimelinePages({ query, shown, empty }: Props) {
  const { t } = useTranslation('activities');
  const entries = useTimelineEntries(query.data?.pages.flatMap((page) => page.items) ?? [], shown);
  if (query.isPending) return <TimelineSkeleton />;
  if (query.isError && entries.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} compact />;
  }
  if (entries.length === 0) return empty;
  return (
    <Stack gap="md">
      <TimelineList entries={entries} />
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      {query.isFetchNextPageError && (
        <ErrorState error={query.error} onRetry={() => void query.fetchNextPage()} compact />
      )}
    </Stack>
  );
}
