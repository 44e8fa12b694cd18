import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson, idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import { labelIn } from '@/lib/labels';
import { listOf } from '@/lib/searchParams';
import {
  type Lead,
  type LeadRequest,
  type LeadScore,
  type LeadStatus,
  type LeadSummary,
  roleOf,
} from './model';

const path = '/api/leads';
const PAGE = 50;
const CHOICES = 20;

/** The filters of the list, as the address holds them. */
export interface LeadListSearch {
  q?: string;
  sort?: string;
  campaignId?: string;
  accountId?: string;
  status?: string;
  meaning?: string;
  ownerId?: string;
  source?: string;
  country?: string;
}

export const leadsQuery = ({ q, sort, source, ...filters }: LeadListSearch) =>
  pagesQuery<LeadSummary>(path, {
    q,
    // A source is free text and may hold a comma.
    source,
    campaignId: listOf(filters.campaignId),
    accountId: listOf(filters.accountId),
    status: listOf(filters.status),
    meaning: listOf(filters.meaning),
    ownerId: listOf(filters.ownerId),
    country: listOf(filters.country),
    sort: sort ?? '-createdAt',
    limit: PAGE,
    include: 'total',
  });

export const leadQuery = (id: string) => recordQuery<Lead>(path, id);

export const leadsOfCampaignQuery = (campaignId: string) =>
  firstRowsQuery<LeadSummary>(path, {
    campaignId,
    sort: '-updatedAt',
    limit: CHOICES,
    include: 'total',
  });

/** Sources in use, as far as the latest leads tell. */
export const recentLeadsQuery = firstRowsQuery<LeadSummary>(path, {
  sort: '-createdAt',
  limit: 200,
});

/** The statuses of a campaign's leads; without one, those of campaigns that have no own ones. */
export const leadStatusesQuery = (campaignId?: string | null) =>
  queryOptions({
    queryKey: ['get', '/api/lead-statuses', campaignId ?? ''],
    queryFn: ({ signal }) =>
      getJson<{ items: LeadStatus[] }>(`/api/lead-statuses${queryString({ campaignId })}`, signal),
    select: (answer) => answer.items,
    staleTime: 60 * 60_000,
  });

/** The statuses a campaign's leads can have, and how each is called in the reader's language. */
export function useLeadStatuses(campaignId?: string | null) {
  const { i18n } = useTranslation();
  const { data } = useQuery(leadStatusesQuery(campaignId));
  const language = i18n.language;
  return useMemo(() => {
    const statuses = data ?? [];
    const label = (status: LeadStatus) => labelIn(status.label, language);
    return {
      statuses,
      options: statuses.map((status) => ({ value: status.key, label: label(status) })),
      find: (key: string) => statuses.find((status) => status.key === key),
      label: (key: string | null) => {
        const status = statuses.find((candidate) => candidate.key === key);
        return status ? label(status) : (key ?? '');
      },
    };
  }, [data, language]);
}

export const leadScoreQuery = (id: string) =>
  queryOptions({
    queryKey: ['get', '/api/leads/{id}/score', id],
    queryFn: ({ signal }) => getJson<LeadScore>(`${path}/${id}/score`, signal),
  });

export const createLead = (lead: LeadRequest, key: string) =>
  sendJson<Lead>('POST', path, { body: lead, headers: idempotencyKey(key) });

export const amendLead = (id: string, version: number, lead: LeadRequest) =>
  sendJson<Lead>('PUT', `${path}/${id}`, { body: lead, headers: ifMatch(version) });

export const deleteLead = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

/** What to read again after one's own change. */
export function useLeadsChanged() {
  const client = useQueryClient();
  const lists = () => {
    void client.invalidateQueries({ queryKey: listKey(path) });
    void client.invalidateQueries({ queryKey: ['options', 'leads'] });
    // Campaigns and accounts count their leads.
    void client.invalidateQueries({ queryKey: ['get', '/api/campaigns/{id}'] });
    void client.invalidateQueries({ queryKey: ['get', '/api/accounts/{id}'] });
  };
  return {
    saved: (lead: Lead) => {
      client.setQueryData(recordKey(path, lead.id), lead);
      client.setQueryData(['option', 'leads', lead.id], toOption(lead));
      lists();
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      lists();
    },
  };
}

const toOption = (lead: Pick<Lead, 'id' | 'fullName' | 'jobTitle' | 'company'>): Option => ({
  value: lead.id,
  label: lead.fullName,
  description: roleOf(lead) ?? undefined,
});

const find: OptionSource['find'] = async (id, signal) =>
  toOption(await sendJson<Lead>('GET', `${path}/${id}`, { signal }));

/** Leads in a chooser: all that one sees, or those of one campaign or account. */
export function leadSource(
  of: { campaignId?: string | null; accountId?: string | null } = {},
): OptionSource {
  const { campaignId, accountId } = of;
  return {
    name: campaignId || accountId ? `leads:${campaignId ?? ''}:${accountId ?? ''}` : 'leads',
    search: async (q, signal) => {
      const query = queryString({ q, campaignId, accountId, sort: 'name', limit: CHOICES });
      const page = await sendJson<{ items: LeadSummary[] }>('GET', path + query, { signal });
      return page.items.map(toOption);
    },
    find,
  };
}
