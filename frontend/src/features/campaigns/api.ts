import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import { listOf } from '@/lib/searchParams';
import type { Campaign, CampaignRequest, CampaignSummary } from './model';
import type {
  CampaignOverview,
  CampaignSettings,
  CampaignSettingsRequest,
  LeadStatusSet,
  LeadStatusSetRequest,
  Objection,
  ObjectionRequest,
  Scoring,
  ScoringRequest,
  Workload,
} from './setup.model';

const path = '/api/campaigns';
const PAGE = 50;
const CHOICES = 20;

/** The filters of the list, as the address holds them. */
export interface CampaignListSearch {
  q?: string;
  sort?: string;
  accountId?: string;
  status?: string;
  assigneeId?: string;
}

export const campaignsQuery = ({ q, sort, accountId, status, assigneeId }: CampaignListSearch) =>
  pagesQuery<CampaignSummary>(path, {
    q,
    accountId: listOf(accountId),
    status: listOf(status),
    assigneeId: listOf(assigneeId),
    sort: sort ?? '-createdAt',
    limit: PAGE,
    include: 'total',
  });

export const campaignQuery = (id: string) => recordQuery<Campaign>(path, id);

export const campaignsOfAccountQuery = (accountId: string) =>
  firstRowsQuery<CampaignSummary>(path, {
    accountId,
    sort: '-createdAt',
    limit: CHOICES,
    include: 'total',
  });

export const createCampaign = (campaign: CampaignRequest, key: string) =>
  sendJson<Campaign>('POST', path, { body: campaign, headers: idempotencyKey(key) });

export const amendCampaign = (id: string, version: number, campaign: CampaignRequest) =>
  sendJson<Campaign>('PUT', `${path}/${id}`, { body: campaign, headers: ifMatch(version) });

export const deleteCampaign = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

export const assignCampaign = (id: string, userIds: string[]) =>
  sendJson<unknown>('POST', `${path}/${id}/assign`, { body: { userIds } });

export const unassignCampaign = (id: string, userId: string) =>
  sendJson<void>('DELETE', `${path}/${id}/assign/${userId}`);

/** What to read again after one's own change. */
export function useCampaignsChanged() {
  const client = useQueryClient();
  const lists = () => {
    void client.invalidateQueries({ queryKey: listKey(path) });
    void client.invalidateQueries({ queryKey: ['options', 'campaigns'] });
    // An account counts its campaigns.
    void client.invalidateQueries({ queryKey: ['get', '/api/accounts/{id}'] });
  };
  return {
    saved: (campaign: Campaign) => {
      client.setQueryData(recordKey(path, campaign.id), campaign);
      client.setQueryData(['option', 'campaigns', campaign.id], toOption(campaign));
      lists();
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      lists();
    },
  };
}

const toOption = ({ id, name, account }: Pick<Campaign, 'id' | 'name' | 'account'>): Option => ({
  value: id,
  label: name,
  description: account.name,
});

const find: OptionSource['find'] = async (id, signal) =>
  toOption(await sendJson<Campaign>('GET', `${path}/${id}`, { signal }));

/** Campaigns in a chooser: all that one sees, or those of one account. */
export function campaignSource(accountId?: string | null): OptionSource {
  return {
    name: accountId ? `campaigns:${accountId}` : 'campaigns',
    search: async (q, signal) => {
      const query = queryString({ q, accountId, sort: 'name', limit: CHOICES });
      const page = await sendJson<{ items: CampaignSummary[] }>('GET', path + query, { signal });
      return page.items.map(toOption);
    },
    find,
  };
}

const settingsPath = (id: string) => `${path}/${id}/settings`;
const statusesPath = (id: string) => `${path}/${id}/statuses`;
const objectionsPath = (id: string) => `${path}/${id}/objections`;
const scoringPath = (id: string) => `${path}/${id}/scoring`;

/** The query of a part of a campaign, under the key `['get', '/api/campaigns/{id}/settings', '<id>']`. */
function partQuery<T>(id: string, part: string) {
  return queryOptions({
    queryKey: ['get', `${path}/{id}/${part}`, id],
    queryFn: ({ signal }) => sendJson<T>('GET', `${path}/${id}/${part}`, { signal }),
  });
}

export const campaignSettingsQuery = (id: string) => partQuery<CampaignSettings>(id, 'settings');
export const campaignStatusesQuery = (id: string) => partQuery<LeadStatusSet>(id, 'statuses');
export const campaignScoringQuery = (id: string) => partQuery<Scoring>(id, 'scoring');
export const campaignOverviewQuery = (id: string) => partQuery<CampaignOverview>(id, 'overview');
export const objectionsQuery = (id: string) => partQuery<{ items: Objection[] }>(id, 'objections');
export const membersQuery = (id: string) => partQuery<{ items: Workload[] }>(id, 'members');

export const amendSettings = (id: string, version: number, settings: CampaignSettingsRequest) =>
  sendJson<CampaignSettings>('PUT', settingsPath(id), {
    body: settings,
    headers: ifMatch(version),
  });

export const replaceStatuses = (id: string, version: number, set: LeadStatusSetRequest) =>
  sendJson<LeadStatusSet>('PUT', statusesPath(id), { body: set, headers: ifMatch(version) });

export const amendScoring = (id: string, version: number, scoring: ScoringRequest) =>
  sendJson<Scoring>('PUT', scoringPath(id), { body: scoring, headers: ifMatch(version) });

export const createObjection = (id: string, objection: ObjectionRequest, key: string) =>
  sendJson<Objection>('POST', objectionsPath(id), {
    body: objection,
    headers: idempotencyKey(key),
  });

export const amendObjection = (
  id: string,
  { id: objectionId, version }: Pick<Objection, 'id' | 'version'>,
  objection: ObjectionRequest,
) =>
  sendJson<Objection>('PUT', `${objectionsPath(id)}/${objectionId}`, {
    body: objection,
    headers: ifMatch(version),
  });

export const deleteObjection = (id: string, objection: Pick<Objection, 'id' | 'version'>) =>
  sendJson<void>('DELETE', `${objectionsPath(id)}/${objection.id}`, {
    headers: ifMatch(objection.version),
  });

/** Reads a campaign's parts again after one's own change, and what is drawn by them. */
export function useSetupChanged(id: string) {
  const client = useQueryClient();
  const again = (...queryKey: readonly string[]) => client.invalidateQueries({ queryKey });
  return {
    settings: (settings: CampaignSettings) => {
      client.setQueryData(campaignSettingsQuery(id).queryKey, settings);
      // Both are parts of one row, under one version.
      void again('get', `${path}/{id}/scoring`, id);
      void again('get', '/api/leads/{id}/script');
    },
    scoring: (scoring: Scoring) => {
      client.setQueryData(campaignScoringQuery(id).queryKey, scoring);
      void again('get', `${path}/{id}/settings`, id);
      void again('get', '/api/leads/{id}/score');
    },
    statuses: (set: LeadStatusSet) => {
      client.setQueryData(campaignStatusesQuery(id).queryKey, set);
      void again('get', '/api/lead-statuses');
      void again('get', '/api/leads');
      void again('get', '/api/leads/{id}');
      void again('get', `${path}/{id}/overview`, id);
    },
    objections: () => again('get', `${path}/{id}/objections`, id),
    people: async () => {
      await Promise.all([
        again('get', `${path}/{id}`, id),
        again('get', `${path}/{id}/members`, id),
        again('get', `${path}/{id}/overview`, id),
        again('get', '/api/leads'),
        again('get', '/api/leads/{id}'),
        again('get', '/api/workloads'),
      ]);
    },
  };
}
