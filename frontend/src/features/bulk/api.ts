import { queryOptions } from '@tanstack/react-query';
import { getJson, idempotencyKey } from '@/api/http';
import { sendJson } from '@/api/json';
import { readStored, writeStored } from '@/lib/storage';
import { Store } from '@/lib/store';
import type { BulkRun, Selected, Wanted } from './model';

const path = '/api/bulk-runs';

export const bulkRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['get', `${path}/{id}`, id],
    queryFn: ({ signal }) => getJson<BulkRun>(`${path}/${id}`, signal),
  });

export const bulkRunsQuery = queryOptions({
  queryKey: ['get', path],
  queryFn: ({ signal }) => getJson<{ items: BulkRun[] }>(path, signal),
  select: (answer) => answer.items,
});

/** Begins to do something with many leads. */
export const startBulk = (selection: Selected, action: Wanted, key: string) =>
  sendJson<BulkRun>('POST', '/api/leads/bulk', {
    body: { selection, action },
    headers: idempotencyKey(key),
  });

export const undoBulk = (id: string) => sendJson<BulkRun>('POST', `${path}/${id}/undo`);

const KEPT = 'facturix.bulk-runs';

/** The runs that are watched in the tray: they are still there after a reload. */
export const tray = new Store<{ ids: readonly string[] }>({ ids: readStored<string[]>(KEPT, []) });

const keep = (ids: readonly string[]) => {
  tray.set({ ids });
  writeStored(KEPT, ids);
};

export const watch = (id: string) =>
  keep([...tray.get().ids.filter((other) => other !== id), id].slice(-4));

export const unwatch = (id: string) => keep(tray.get().ids.filter((other) => other !== id));
