import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { idempotencyKey } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import {
  type Activity,
  type ActivityKind,
  type Landmarks,
  type NewActivity,
  type Person,
  requestOf,
  type Subject,
} from './model';

export interface ActivityPage {
  items: Activity[];
  nextCursor: string | null;
}

const path = '/api/activities';
const PAGE = 30;
/** On a page of other things. */
const FEW = 8;

export const timelineKey = ['get', path] as const;

/** The entries newest first; `to`: of that moment and before. */
export function timelineQuery(
  subject: Subject,
  kinds: readonly ActivityKind[],
  to: string | null = null,
) {
  return infiniteQueryOptions({
    queryKey: [...timelineKey, 'pages', subject, kinds, to],
    queryFn: ({ pageParam, signal }) =>
      sendJson<ActivityPage>(
        'GET',
        path + queryString({ ...subject, kind: kinds, to, limit: PAGE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** What has happened to all records that one may see, newest first. */
export const feedQuery = infiniteQueryOptions({
  queryKey: [...timelineKey, 'feed'],
  queryFn: ({ pageParam, signal }) =>
    sendJson<ActivityPage>('GET', path + queryString({ limit: FEW, cursor: pageParam }), {
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** The calls that somebody has made in a campaign since then, newest first. */
export function callsQuery(campaignId: string, actorId: string, from: string) {
  return infiniteQueryOptions({
    queryKey: [...timelineKey, 'calls', campaignId, actorId, from],
    queryFn: ({ pageParam, signal }) =>
      sendJson<ActivityPage>(
        'GET',
        path +
          queryString({ campaignId, actorId, from, kind: 'call', limit: PAGE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** People who may be named in what is written about a record, by what has been typed of the name. */
export function mentionableQuery(subject: Subject, q: string) {
  return queryOptions({
    queryKey: ['get', `${path}/mentionable`, subject, q],
    queryFn: ({ signal }) =>
      sendJson<{ items: Person[] }>('GET', `${path}/mentionable${queryString({ ...subject, q })}`, {
        signal,
      }),
    select: (answer) => answer.items,
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
}

/** When the record was first contacted, and when it last replied. */
export function landmarksQuery(subject: Subject) {
  return queryOptions({
    queryKey: [...timelineKey, 'landmarks', subject],
    queryFn: ({ signal }) =>
      sendJson<Landmarks>('GET', `${path}/landmarks${queryString({ ...subject })}`, { signal }),
  });
}

interface Rewritten {
  id: string;
  body: string;
  mentions: string[];
  /** Of a meeting that is moved. */
  at?: string;
}

/** Adds, rewrites and removes entries; the timelines on screen are read again after each. */
export function useActivityChanges() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: timelineKey });
  const add = useMutation({
    mutationFn: ({ subject, entry, key }: { subject: Subject; entry: NewActivity; key: string }) =>
      sendJson<Activity>('POST', path, {
        body: requestOf(subject, entry),
        headers: idempotencyKey(key),
      }),
    onSuccess,
  });
  const rewrite = useMutation({
    mutationFn: ({ id, ...text }: Rewritten) =>
      sendJson<Activity>('PUT', `${path}/${id}`, { body: text }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => sendJson<void>('DELETE', `${path}/${id}`),
    onSuccess,
  });
  return { add, rewrite, remove };
}
