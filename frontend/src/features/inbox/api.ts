import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { ifMatch } from '@/api/http';
import { sendJson } from '@/api/json';
import { listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import {
  type InboxCounts,
  isMark,
  marked,
  type Thread,
  type ThreadPages,
  type ThreadSummary,
  type Verb,
  without,
} from './model';
import { type InboxSearch, threadFilter } from './search.model';

const path = '/api/inbox/threads';
const PAGE = 50;

export const threadsKey = listKey(path);
export const countsKey = ['get', '/api/inbox/counts'] as const;
export const threadKey = (id: string) => recordKey(path, id);

export const threadsQuery = (search: InboxSearch) =>
  pagesQuery<ThreadSummary>(path, { ...threadFilter(search), limit: PAGE });

export const threadQuery = (id: string) => recordQuery<Thread>(path, id);

export const countsQuery = queryOptions({
  queryKey: countsKey,
  queryFn: ({ signal }) => sendJson<InboxCounts>('GET', '/api/inbox/counts', { signal }),
});

/** These threads, or all that a list shows, loaded or not. */
export type Chosen = { ids: string[] } | { filter: Record<string, unknown> };

export type Action = Chosen & { action: Verb; until?: string };

const idsOf = (chosen: Chosen) => ('ids' in chosen ? chosen.ids : []);

type ActionResult = Schema<'ThreadActionResult'>;

/** Files, reads, flags and snoozes threads: seen at once, put back if the server refuses. */
export function useThreadMutation() {
  const client = useQueryClient();
  const key = [...threadsKey, 'pages'];
  return useMutation({
    mutationFn: (body: Action) => sendJson<ActionResult>('POST', `${path}/actions`, { body }),
    onMutate: async ({ action, ...chosen }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueriesData<ThreadPages>({ queryKey: key });
      const those = new Set(idsOf(chosen));
      client.setQueriesData<ThreadPages>({ queryKey: key }, (pages) =>
        !pages ? pages : isMark(action) ? marked(pages, those, action) : without(pages, those),
      );
      return { before };
    },
    onError: (_error, _action, context) => {
      for (const [one, pages] of context?.before ?? []) client.setQueryData(one, pages);
    },
    onSettled: (result, _error, chosen) => readAgain(client, result?.ids ?? idsOf(chosen)),
  });
}

/** Takes back what was done with threads, of however many it was. */
export function useThreadUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => sendJson<ActionResult>('POST', `${path}/actions/${id}/undo`),
    onSettled: (result) => readAgain(client, result?.ids ?? []),
  });
}

/** More than these are not looked for one by one. */
const FEW = 50;

function readAgain(client: QueryClient, ids: readonly string[]): void {
  const those = ids.length > FEW ? [['get', `${path}/{id}`]] : ids.map(threadKey);
  for (const queryKey of [threadsKey, countsKey, ...those]) {
    void client.invalidateQueries({ queryKey });
  }
}

/** What a thread is about; null for nothing. */
export type Link = { leadId: string } | { dealId: string } | { accountId: string } | null;

export function useLinking(thread: ThreadSummary) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: Link) =>
      sendJson<Thread>('PUT', `${path}/${thread.id}/link`, {
        body: link ?? {},
        headers: ifMatch(thread.version),
      }),
    onSuccess: (now) => client.setQueryData(threadKey(thread.id), now),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: threadsKey });
      void client.invalidateQueries({ queryKey: threadKey(thread.id) });
    },
  });
}
