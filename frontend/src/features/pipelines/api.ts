import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '@/api/http';
import { type LostReason, labelIn, type Pipeline, type Stage, stagesByKey } from './model';

const HOUR_MS = 60 * 60_000;

/** Pipelines change rarely, and the live event says when. */
export const pipelinesQuery = queryOptions({
  queryKey: ['get', '/api/pipelines'],
  queryFn: ({ signal }) => getJson<{ items: Pipeline[] }>('/api/pipelines', signal),
  select: (answer) => answer.items,
  staleTime: HOUR_MS,
});

export const lostReasonsQuery = queryOptions({
  queryKey: ['get', '/api/lost-reasons'],
  queryFn: ({ signal }) => getJson<{ items: LostReason[] }>('/api/lost-reasons', signal),
  select: (answer) => answer.items,
  staleTime: HOUR_MS,
});

const NO_PIPELINES: readonly Pipeline[] = [];

/** The stages of all pipelines, and how each is called in the reader's language. */
export function useStages() {
  const { i18n } = useTranslation();
  const { data = NO_PIPELINES, isPending, error, refetch } = useQuery(pipelinesQuery);
  const language = i18n.language;
  return useMemo(() => {
    const stages = stagesByKey(data);
    return {
      pipelines: data,
      isPending,
      error,
      refetch,
      stage: (key: string): Stage | undefined => stages.get(key),
      label: (key: string): string => {
        const stage = stages.get(key);
        return stage ? labelIn(stage.label, language) : key;
      },
    };
  }, [data, isPending, error, refetch, language]);
}

/** What a lost reason is called: a key of the list, or the words somebody wrote. */
export function useLostReasonLabel(): (reason: string | null) => string | null {
  const { i18n } = useTranslation();
  const { data } = useQuery(lostReasonsQuery);
  const language = i18n.language;
  return useMemo(
    () => (reason) => {
      const known = data?.find((candidate) => candidate.key === reason);
      return known ? labelIn(known.label, language) : reason;
    },
    [data, language],
  );
}
