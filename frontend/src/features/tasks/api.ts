import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import type { Task, TaskRequest, TaskSubject } from './model';

const path = '/api/tasks';
const MOST = 100;

export const tasksKey = ['get', path] as const;

export function tasksQuery(subject: TaskSubject, done: boolean) {
  return queryOptions({
    queryKey: [...tasksKey, subject, done],
    queryFn: ({ signal }) =>
      sendJson<{ items: Task[] }>(
        'GET',
        path + queryString({ ...subject, done, sort: done ? '-dueAt' : 'dueAt', limit: MOST }),
        { signal },
      ),
    select: (page) => page.items,
  });
}

/** Adds, changes and removes tasks; what they are steps of is read again after each. */
export function useTaskChanges() {
  const client = useQueryClient();
  const onSuccess = () => {
    const stale = [tasksKey, ['get', '/api/deals/{id}'], ['get', '/api/deals/board']];
    for (const queryKey of [...stale, ['get', '/api/deals'], ['get', '/api/activities']]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const add = useMutation({
    mutationFn: ({ request, key }: { request: TaskRequest; key: string }) =>
      sendJson<Task>('POST', path, { body: request, headers: idempotencyKey(key) }),
    onSuccess,
  });
  const amend = useMutation({
    mutationFn: ({ id, version, request }: { id: string; version: number; request: TaskRequest }) =>
      sendJson<Task>('PUT', `${path}/${id}`, { body: request, headers: ifMatch(version) }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: Task) =>
      sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) }),
    onSuccess,
  });
  return { add, amend, remove };
}
