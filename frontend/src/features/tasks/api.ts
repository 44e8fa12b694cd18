import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { pagesQuery, recordQuery } from '@/api/queries';
import type { TaskBoard } from './board.model';
import type { Task, TaskCounts, TaskRequest, TaskSubject } from './model';
import type { TaskFilter } from './search.model';

const path = '/api/tasks';
const MOST = 100;

export const tasksKey = ['get', path] as const;

export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

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

export function taskQuery(id: string) {
  return recordQuery<Task>(path, id);
}

export function taskPagesQuery(filter: TaskFilter, done: boolean, sort: string) {
  return pagesQuery<Task>(path, { ...filter, done, sort, limit: 60 });
}

/** The columns by the reader's days; `limit` cards of each. */
export function taskBoardQuery(filter: TaskFilter, limit: number) {
  return queryOptions({
    queryKey: [...tasksKey, 'board', filter, limit],
    queryFn: ({ signal }) =>
      sendJson<TaskBoard>('GET', `${path}/board${queryString({ ...filter, limit, timeZone })}`, {
        signal,
      }),
    placeholderData: (before) => before,
  });
}

/** How many of somebody's open tasks are due when. */
export function taskCountsQuery(assigneeId: string) {
  return queryOptions({
    queryKey: [...tasksKey, 'counts', assigneeId],
    queryFn: ({ signal }) =>
      sendJson<TaskCounts>('GET', `${path}/counts${queryString({ assigneeId, timeZone })}`, {
        signal,
      }),
  });
}

/** Adds, changes and removes tasks; what they are steps of is read again after each. */
export function useTaskChanges() {
  const client = useQueryClient();
  const onSettled = () => {
    const stale = [tasksKey, ['get', `${path}/{id}`], ['get', '/api/deals/{id}']];
    const lists = ['/api/deals/board', '/api/deals', '/api/activities', '/api/suggestions'];
    for (const queryKey of [...stale, ...lists.map((list) => ['get', list])]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const add = useMutation({
    mutationFn: ({ request, key }: { request: TaskRequest; key: string }) =>
      sendJson<Task>('POST', path, { body: request, headers: idempotencyKey(key) }),
    onSettled,
  });
  const amend = useMutation({
    mutationFn: ({ id, version, request }: { id: string; version: number; request: TaskRequest }) =>
      sendJson<Task>('PUT', `${path}/${id}`, { body: request, headers: ifMatch(version) }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: Task) =>
      sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) }),
    onSettled,
  });
  return { add, amend, remove };
}
