import { queryOptions } from '@tanstack/react-query';
import { getJson, idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import type { CampaignFilters, SavedView, SavedViewRequest, Search } from './model';

const path = '/api/saved-views';

export const savedViewsQuery = (page: string) =>
  queryOptions({
    queryKey: ['get', path, page],
    queryFn: ({ signal }) => getJson<{ items: SavedView[] }>(path + queryString({ page }), signal),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });

export const saveView = (view: SavedViewRequest, key: string) =>
  sendJson<SavedView>('POST', path, { body: view, headers: idempotencyKey(key) });

export const amendView = (id: string, version: number, view: SavedViewRequest) =>
  sendJson<SavedView>('PUT', `${path}/${id}`, { body: view, headers: ifMatch(version) });

export const deleteView = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

/** What a campaign's list of leads begins with. */
export const campaignFiltersQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['get', '/api/campaigns/{id}/default-filters', campaignId],
    queryFn: ({ signal }) =>
      getJson<CampaignFilters>(`/api/campaigns/${campaignId}/default-filters`, signal),
    staleTime: 60_000,
  });

export const setCampaignFilters = (campaignId: string, version: number, search: Search) =>
  sendJson<CampaignFilters>('PUT', `/api/campaigns/${campaignId}/default-filters`, {
    body: { search },
    headers: ifMatch(version),
  });
