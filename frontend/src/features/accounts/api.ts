import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import { distinct } from '@/lib/distinct';
import { listOf } from '@/lib/searchParams';
import type { Account, AccountRequest, AccountSummary } from './model';

const path = '/api/accounts';
const PAGE = 50;
const CHOICES = 20;

/** The filters of the list, as the address holds them. */
export interface AccountListSearch {
  q?: string;
  sort?: string;
  ownerId?: string;
  country?: string;
  industry?: string;
  parentId?: string;
}

export const accountsQuery = ({ sort, ownerId, country, industry, ...rest }: AccountListSearch) =>
  pagesQuery<AccountSummary>(path, {
    ...rest,
    ownerId: listOf(ownerId),
    country: listOf(country),
    // An industry is free text and may hold a comma.
    industry,
    sort: sort ?? 'name',
    limit: PAGE,
    include: 'total',
  });

export const accountQuery = (id: string) => recordQuery<Account>(path, id);

export const subsidiariesQuery = (id: string) =>
  firstRowsQuery<AccountSummary>(path, { parentId: id, sort: 'name', limit: 20, include: 'total' });

/** The industries in use, as far as the first accounts tell. */
export const industriesQuery = queryOptions({
  ...firstRowsQuery<AccountSummary>(path, { limit: 200 }),
  select: (page) => distinct(page.items.map((account) => account.industry)),
  staleTime: 10 * 60_000,
});

export const createAccount = (account: AccountRequest, key: string) =>
  sendJson<Account>('POST', path, { body: account, headers: idempotencyKey(key) });

export const amendAccount = (id: string, version: number, account: AccountRequest) =>
  sendJson<Account>('PUT', `${path}/${id}`, { body: account, headers: ifMatch(version) });

export const deleteAccount = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

export const assignAccount = (id: string, userIds: string[]) =>
  sendJson<unknown>('POST', `${path}/${id}/assign`, { body: { userIds } });

export const unassignAccount = (id: string, userId: string) =>
  sendJson<void>('DELETE', `${path}/${id}/assign/${userId}`);

/** What to read again after one's own change. */
export function useAccountsChanged() {
  const client = useQueryClient();
  const lists = () => {
    void client.invalidateQueries({ queryKey: listKey(path) });
    void client.invalidateQueries({ queryKey: ['options', 'accounts'] });
  };
  return {
    saved: (account: Account) => {
      client.setQueryData(recordKey(path, account.id), account);
      client.setQueryData(['option', 'accounts', account.id], toOption(account));
      lists();
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      lists();
    },
    refresh: (id: string) => client.invalidateQueries({ queryKey: recordKey(path, id) }),
  };
}

const toOption = (account: Pick<Account, 'id' | 'name' | 'industry' | 'city'>): Option => ({
  value: account.id,
  label: account.name,
  description: [account.industry, account.city].filter(Boolean).join(' · ') || undefined,
});

/** Accounts in a chooser. */
export const accountSource: OptionSource = {
  name: 'accounts',
  search: async (q, signal) => {
    const query = queryString({ q, sort: 'name', limit: CHOICES });
    const page = await sendJson<{ items: AccountSummary[] }>('GET', path + query, { signal });
    return page.items.map(toOption);
  },
  find: async (id, signal) => toOption(await sendJson<Account>('GET', `${path}/${id}`, { signal })),
};
