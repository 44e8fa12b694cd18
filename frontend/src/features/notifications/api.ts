import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { queryString, sendJson } from '@/api/json';
import { asRead, type NotificationPage, type Preferences } from './model';

const path = '/api/notifications';
const PAGE = 25;

export const bellKey = ['get', path] as const;

export const bellQuery = infiniteQueryOptions({
  queryKey: [...bellKey, 'pages'],
  queryFn: ({ pageParam, signal }) =>
    sendJson<NotificationPage>('GET', path + queryString({ limit: PAGE, cursor: pageParam }), {
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** Marks one, or all (null), as read: seen at once. */
export function useReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? sendJson<void>('POST', `${path}/read-all`)
        : sendJson<void>('PUT', `${path}/${id}/read`),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: bellQuery.queryKey });
      const at = new Date().toISOString();
      client.setQueryData<InfiniteData<NotificationPage, string | null>>(
        bellQuery.queryKey,
        (now) => now && { ...now, pages: now.pages.map((page) => asRead(page, id, at)) },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: bellKey }),
  });
}

const preferencesPath = `${path}/preferences`;

export const preferencesQuery = queryOptions({
  queryKey: ['get', preferencesPath],
  queryFn: ({ signal }) => sendJson<Preferences>('GET', preferencesPath, { signal }),
});

export function usePreferenceChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chosen: Preferences) =>
      sendJson<Preferences>('PUT', preferencesPath, { body: chosen }),
    onMutate: async (chosen) => {
      await client.cancelQueries({ queryKey: preferencesQuery.queryKey });
      const before = client.getQueryData(preferencesQuery.queryKey);
      client.setQueryData(preferencesQuery.queryKey, chosen);
      return { before };
    },
    onError: (_error, _chosen, context) =>
      client.setQueryData(preferencesQuery.queryKey, context?.before),
    onSuccess: (kept) => client.setQueryData(preferencesQuery.queryKey, kept),
  });
}
