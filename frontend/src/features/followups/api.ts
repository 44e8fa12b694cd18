import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, newKey } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import type { Suggestion } from './model';

const path = '/api/suggestions';

export const suggestionsKey = ['get', path] as const;

/** Follow-ups worth making; of one lead where it is given. */
export function suggestionsQuery(leadId: string | null, limit: number) {
  return queryOptions({
    queryKey: [...suggestionsKey, leadId, limit],
    queryFn: ({ signal }) =>
      sendJson<{ items: Suggestion[] }>('GET', path + queryString({ leadId, limit }), { signal }),
    select: (answer) => answer.items,
  });
}

export interface Decision {
  suggestion: Suggestion;
  /** The task it becomes; null waves it aside. */
  task: { title: string; dueAt: string } | null;
}

/** Accepts or dismisses: it is gone at once, and back if the server refuses. */
export function useDecision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ suggestion, task }: Decision) => {
      const one = `${path}/${suggestion.id}`;
      if (task) {
        await sendJson('POST', `${one}/accept`, { body: task, headers: idempotencyKey(newKey()) });
      } else {
        await sendJson('POST', `${one}/dismiss`);
      }
    },
    onMutate: async ({ suggestion }) => {
      await client.cancelQueries({ queryKey: suggestionsKey });
      const before = client.getQueriesData<{ items: Suggestion[] }>({ queryKey: suggestionsKey });
      for (const [key, answer] of before) {
        client.setQueryData(
          key,
          answer && { items: answer.items.filter((one) => one.id !== suggestion.id) },
        );
      }
      return { before };
    },
    onError: (_error, _decision, context) => {
      for (const [key, answer] of context?.before ?? []) client.setQueryData(key, answer);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: suggestionsKey });
      void client.invalidateQueries({ queryKey: ['get', '/api/tasks'] });
    },
  });
}
