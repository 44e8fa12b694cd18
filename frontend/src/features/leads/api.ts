import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { getJson, idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import type { Format } from '@/lib/format';
import { labelIn } from '@/lib/labels';
import {
  type Lead,
  type LeadField,
  type LeadFieldSet,
  type LeadFieldsRequest,
  type LeadRequest,
  type LeadScore,
  type LeadStatus,
  type LeadSummary,
  requestOf,
  roleOf,
  valuesOf,
} from './model';
import { type LeadListSearch, leadFilter, sourceOf, sourceParam } from './search.model';

const path = '/api/leads';
const PAGE = 80;
const CHOICES = 20;

export const leadsQuery = ({ sort, layout: _layout, ...search }: LeadListSearch) =>
  pagesQuery<LeadSummary>(path, {
    ...leadFilter(search),
    sort: sort ?? '-createdAt',
    limit: PAGE,
    include: 'total',
  });

export interface LeadTotal {
  count: number;
  exact: boolean;
}

/** How many leads a list has; about how many where they are many. */
export const leadCountQuery = (search: LeadListSearch) =>
  queryOptions({
    queryKey: [...listKey(path), 'count', leadFilter(search)],
    queryFn: ({ signal }) =>
      getJson<LeadTotal>(`${path}/count${queryString(leadFilter(search))}`, signal),
  });

/** How many they are to the last one, before something is done with all of them. */
export const countLeadsExactly = (search: LeadListSearch) =>
  getJson<LeadTotal>(`${path}/count${queryString({ ...leadFilter(search), exact: true })}`);

/** Where the list is to be had as a file, with these columns. */
export const exportHref = (search: LeadListSearch, columns: string[], language: string) =>
  `${path}/export.csv${queryString({ ...leadFilter(search), sort: search.sort, columns, language })}`;

/** A campaign's own fields. */
export const leadFieldsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['get', '/api/campaigns/{id}/fields', campaignId],
    queryFn: ({ signal }) => getJson<LeadFieldSet>(`/api/campaigns/${campaignId}/fields`, signal),
    staleTime: 5 * 60_000,
  });

export const defineLeadFields = (campaignId: string, version: number, body: LeadFieldsRequest) =>
  sendJson<LeadFieldSet>('PUT', `/api/campaigns/${campaignId}/fields`, {
    body,
    headers: ifMatch(version),
  });

/** The own fields of the one campaign that is shown; none where there are several. */
export function useLeadFields(campaignId: string | null | undefined): LeadField[] {
  const { data } = useQuery({
    ...leadFieldsQuery(campaignId ?? ''),
    enabled: Boolean(campaignId),
  });
  return (campaignId && data?.items) || NO_FIELDS;
}

const NO_FIELDS: LeadField[] = [];

/** Tags in use; what is typed can be chosen as well. */
export const tagSource: OptionSource = {
  name: 'lead-tags',
  search: async (text, signal) => {
    const typed = text.trim().toLowerCase();
    const query = queryString({ q: typed.slice(0, 60) });
    const { items } = await getJson<{ items: string[] }>(`/api/lead-tags${query}`, signal);
    const all = typed && !items.includes(typed) ? [...items, typed] : items;
    return all.map((tag) => ({ value: tag, label: tag }));
  },
  find: (tag) => Promise.resolve({ value: tag, label: tag }),
};

/** Changes a few fields of a lead in a list: the rest is read anew and stays as it is. */
export async function changeLead(id: string, patch: Partial<LeadRequest>): Promise<Lead> {
  const lead = await sendJson<Lead>('GET', `${path}/${id}`);
  return amendLead(id, lead.version, { ...requestOf(valuesOf(lead)), ...patch });
}

export const leadQuery = (id: string) => recordQuery<Lead>(path, id);

export const leadsOfCampaignQuery = (campaignId: string) =>
  firstRowsQuery<LeadSummary>(path, {
    campaignId,
    sort: '-updatedAt',
    limit: CHOICES,
    include: 'total',
  });

/** Sources in use, the most frequent first: of the campaign that is shown, or of all. */
export const leadSourcesQuery = (campaignId?: string[] | null, q = '') =>
  queryOptions({
    queryKey: ['get', '/api/lead-sources', campaignId ?? [], q],
    queryFn: ({ signal }) =>
      getJson<{ items: Schema<'LeadSource'>[] }>(
        `/api/lead-sources${queryString({ campaignId, q: q.slice(0, 120) })}`,
        signal,
      ),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });

/** They are counted no further than this. */
const MANY = 1_000;

/** Sources in a filter, with how many leads have them; what is typed can be chosen as well. */
export function leadSourceSource(
  client: QueryClient,
  campaignId: string[] | null,
  format: Format,
): OptionSource {
  return {
    name: `lead-sources:${campaignId ?? ''}`,
    search: async (text) => {
      const typed = text.trim();
      const { items } = await client.fetchQuery(leadSourcesQuery(campaignId, typed));
      const options = items.map(({ name, leads }) => ({
        value: sourceParam(name),
        label: name,
        description: format.number(leads) + (leads >= MANY ? '+' : ''),
      }));
      const known = items.some(({ name }) => name === typed);
      return typed && !known ? [...options, { value: sourceParam(typed), label: typed }] : options;
    },
    find: (param) => Promise.resolve({ value: param, label: sourceOf(param) }),
  };
}

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

/** Has the lead's person never called again, in any campaign. */
export const markDoNotCall = (id: string) => sendJson<Lead>('PUT', `${path}/${id}/do-not-call`);

/** Has the lead's person called after all, for a reason that is kept. */
export const liftDoNotCall = (id: string, reason: string) =>
  sendJson<Lead>('DELETE', `${path}/${id}/do-not-call${queryString({ reason })}`);

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
