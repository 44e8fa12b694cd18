import { useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import { listOf } from '@/lib/searchParams';
import type { Campaign, CampaignRequest, CampaignSummary } from './model';

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
    refresh: (id: string) => client.invalidateQueries({ queryKey: recordKey(path, id) }),
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
