import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TableData } from './DataTable';

/** One page of a list as the API answers it. */
export interface KeysetPage<Row> {
  items: Row[];
  nextCursor?: string | null;
  total?: number | null;
  totalExact?: boolean | null;
}

/** The pages of an infinite query as rows for a DataTable. */
export function useKeysetRows<Row>(
  query: UseInfiniteQueryResult<InfiniteData<KeysetPage<Row>>, unknown>,
): TableData<Row> {
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    rows,
    total: data?.pages[0]?.total ?? undefined,
    about: data?.pages[0]?.totalExact === false,
    isPending: query.isPending,
    isFetchingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    fetchMore: query.fetchNextPage,
    retry: () => void (data ? query.fetchNextPage() : query.refetch()),
  };
}
