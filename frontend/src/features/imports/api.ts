import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/api/http';
import { sendJson } from '@/api/json';
import { listKey, pagesQuery, recordKey } from '@/api/queries';
import type { Label } from '@/features/pipelines/public';
import {
  type ImportField,
  type ImportKind,
  type ImportRun,
  type ImportRunSummary,
  isBusy,
  type KeptRecord,
  type Mapping,
} from './model';

const path = '/api/imports';
/** Live news may be missed between two sockets; a run that is under way is looked at now and then. */
const LOOK_AGAIN_MS = 3_000;

export const importsQuery = () =>
  pagesQuery<ImportRunSummary>(path, { limit: 50, include: 'total' });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: recordKey(path, id),
    queryFn: ({ signal }) => sendJson<ImportRun>('GET', `${path}/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data && isBusy(state.data.state) ? LOOK_AGAIN_MS : false,
  });

/** `campaignId`: whose own fields are among those of leads. */
export const importFieldsQuery = (kind: ImportKind, campaignId: string | null = null) =>
  queryOptions({
    queryKey: ['get', `${path}/fields`, kind, campaignId],
    queryFn: ({ signal }) =>
      sendJson<{ items: ImportField[] }>(
        'GET',
        `${path}/fields?kind=${kind}${campaignId ? `&campaignId=${campaignId}` : ''}`,
        { signal },
      ),
    select: (answer) => answer.items,
    placeholderData: keepPreviousData,
    staleTime: campaignId ? 60_000 : Number.POSITIVE_INFINITY,
  });

export async function uploadImport(
  kind: ImportKind,
  file: File,
  campaignId?: string,
): Promise<ImportRun> {
  const body = new FormData();
  body.set('kind', kind);
  if (campaignId) body.set('campaignId', campaignId);
  body.set('file', file);
  const url = new URL(path, window.location.origin);
  const response = await apiFetch(new Request(url, { method: 'POST', body }));
  return (await response.json()) as ImportRun;
}

export const mapImport = (id: string, mapping: Mapping) =>
  sendJson<ImportRun>('PUT', `${path}/${id}/mapping`, { body: mapping });

export const runImport = (id: string) => sendJson<ImportRun>('POST', `${path}/${id}/run`);

export const undoImport = (id: string) => sendJson<ImportRun>('POST', `${path}/${id}/undo`);

/** What an undo left alone, in the order of the file. */
export const keptQuery = (id: string) =>
  pagesQuery<KeptRecord>(`${path}/${id}/undo`, { limit: 50 });

/** The statuses that leads of a campaign can have. */
export const campaignStatusesQuery = (campaignId: string | null) =>
  queryOptions({
    queryKey: ['get', '/api/lead-statuses', campaignId],
    queryFn: ({ signal }) =>
      sendJson<{ items: { key: string; label: Label }[] }>(
        'GET',
        `/api/lead-statuses${campaignId ? `?campaignId=${campaignId}` : ''}`,
        { signal },
      ),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });

export const cancelImport = (id: string) => sendJson<ImportRun>('POST', `${path}/${id}/cancel`);

export const deleteImport = (id: string) => sendJson<void>('DELETE', `${path}/${id}`);

export const rejectedRowsUrl = (id: string) => `${path}/${id}/rejected.csv`;

/** What to read again after one's own change. */
export function useImportsChanged() {
  const client = useQueryClient();
  return {
    saved: (run: ImportRun) => {
      client.setQueryData(recordKey(path, run.id), run);
      void client.invalidateQueries({ queryKey: listKey(path), exact: false });
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      void client.invalidateQueries({ queryKey: listKey(path) });
    },
  };
}
