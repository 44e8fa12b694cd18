import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { getJson, idempotencyKey, ifMatch } from '@/api/http';
import { sendJson } from '@/api/json';
import { lostReasonsQuery, pipelinesQuery } from '@/features/pipelines/public';
import type { LostReason, LostReasonRequest, Pipeline, PipelineRequest } from './model';

const pipelines = '/api/pipelines';
const reasons = '/api/lost-reasons';

/** The pipelines with how many deals are in each stage: what stands in the way of removing one. */
export const countedPipelinesQuery = queryOptions({
  queryKey: [...pipelinesQuery.queryKey, 'counted'],
  queryFn: ({ signal }) => getJson<{ items: Pipeline[] }>(`${pipelines}?include=dealCount`, signal),
  select: (answer) => answer.items,
});

export const createPipeline = (pipeline: PipelineRequest, key: string) =>
  sendJson<Pipeline>('POST', pipelines, { body: pipeline, headers: idempotencyKey(key) });

export const amendPipeline = (key: string, version: number, pipeline: PipelineRequest) =>
  sendJson<Pipeline>('PUT', `${pipelines}/${key}`, { body: pipeline, headers: ifMatch(version) });

export const deletePipeline = (key: string, version: number) =>
  sendJson<void>('DELETE', `${pipelines}/${key}`, { headers: ifMatch(version) });

export const createLostReason = (reason: LostReasonRequest, key: string) =>
  sendJson<LostReason>('POST', reasons, { body: reason, headers: idempotencyKey(key) });

export const amendLostReason = (key: string, version: number, reason: LostReasonRequest) =>
  sendJson<LostReason>('PUT', `${reasons}/${key}`, { body: reason, headers: ifMatch(version) });

export const deleteLostReason = (key: string, version: number) =>
  sendJson<void>('DELETE', `${reasons}/${key}`, { headers: ifMatch(version) });

/** Reads the pipelines again, and what is drawn by them. */
export function usePipelinesChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
}

export function useLostReasonsCache() {
  const client = useQueryClient();
  return {
    refresh: () => client.invalidateQueries({ queryKey: lostReasonsQuery.queryKey }),
    /** Shows a list at once; returns how to take it back. */
    show: async (items: LostReason[]): Promise<() => void> => {
      await client.cancelQueries({ queryKey: lostReasonsQuery.queryKey });
      const before = client.getQueryData(lostReasonsQuery.queryKey);
      client.setQueryData(lostReasonsQuery.queryKey, { items });
      return () => client.setQueryData(lostReasonsQuery.queryKey, before);
    },
  };
}
