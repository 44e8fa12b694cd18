import { useQueryClient } from '@tanstack/react-query';
import { idempotencyKey } from '@/api/http';
import { sendJson } from '@/api/json';
import { listKey, pagesQuery } from '@/api/queries';
import { listOf } from '@/lib/searchParams';
import type { Suppression, SuppressionRequest } from './model';

const path = '/api/suppressions';

/** The filters of the list, as the address holds them. */
export interface SuppressionSearch {
  q?: string;
  sort?: string;
  reason?: string;
  accountId?: string;
}

export const suppressionsQuery = ({ q, sort, reason, accountId }: SuppressionSearch) =>
  pagesQuery<Suppression>(path, {
    q,
    reason: listOf(reason),
    accountId,
    sort: sort ?? '-createdAt',
    limit: 60,
    include: 'total',
  });

export const addSuppression = (request: SuppressionRequest, key: string) =>
  sendJson<Suppression>('POST', path, { body: request, headers: idempotencyKey(key) });

export const liftSuppression = (id: string) => sendJson<void>('DELETE', `${path}/${id}`);

export const restoreSuppression = (id: string) =>
  sendJson<Suppression>('POST', `${path}/${id}/restore`);

export function useSuppressionsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: listKey(path) });
}
