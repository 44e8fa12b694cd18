import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import {
  type Activity,
  type ActivityKind,
  type NewActivity,
  requestOf,
  type Subject,
} from './model';

interface ActivityPage {
  items: Activity[];
  nextCursor: string | null;
}

const path = '/api/activities';
const PAGE = 30;

export const timelineKey = ['get', path] as const;

export function timelineQuery(subject: Subject, kinds: readonly ActivityKind[]) {
  return infiniteQueryOptions({
    queryKey: [...timelineKey, 'pages', subject, kinds],
    queryFn: ({ pageParam, signal }) =>
      sendJson<ActivityPage>(
        'GET',
        path + queryString({ ...subject, kind: kinds, limit: PAGE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
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
    mutationFn: ({ id, body }: { id: string; body: string }) =>
      sendJson<Activity>('PUT', `${path}/${id}`, { body: { body } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => sendJson<void>('DELETE', `${path}/${id}`),
    onSuccess,
  });
  return { add, rewrite, remove };
}
