import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Role } from '@/app/session';
import type { Option, OptionSource } from '@/components/SearchSelect';
import type { User, UserChange, Workload } from './model';

const path = '/api/users';
const CHOICES = 20;

export interface UserListSearch {
  q?: string;
  role?: string;
  active?: string;
  sort?: string;
}

export const userQuery = (id: string) => recordQuery<User>(path, id);

export const usersQuery = (query: UserListSearch) =>
  pagesQuery<User>(path, { sort: 'name', ...query, limit: 100, include: 'total' });

/** People who can be put on a record, found by name. */
export const choosableUsersQuery = (q: string) =>
  firstRowsQuery<User>(path, { q, active: 'true', sort: 'name', limit: 50 });

/** How much these people have to do; for whoever assigns them. */
export const workloadsQuery = (userIds: readonly string[]) =>
  queryOptions({
    queryKey: ['get', '/api/workloads', ...userIds],
    queryFn: ({ signal }) =>
      sendJson<{ items: Workload[] }>('GET', `/api/workloads${queryString({ userId: userIds })}`, {
        signal,
      }),
    enabled: userIds.length > 0,
  });

/** How many admins can log in. */
export const activeAdminsQuery = firstRowsQuery<User>(path, {
  role: 'admin',
  active: 'true',
  limit: 2,
});

const toOption = (user: Pick<User, 'id' | 'name' | 'email'>): Option => ({
  value: user.id,
  label: user.name,
  description: user.email ?? undefined,
});

/** People in a chooser: those who are active, and whoever is chosen already. */
export const userSource: OptionSource = {
  name: 'users',
  search: async (q, signal) => {
    const query = queryString({ q, active: true, sort: 'name', limit: CHOICES });
    const page = await sendJson<{ items: User[] }>('GET', path + query, { signal });
    return page.items.map(toOption);
  },
  find: async (id, signal) => toOption(await sendJson<User>('GET', `${path}/${id}`, { signal })),
};

export const inviteUser = (
  person: { name: string; email: string; role: Role; locale: string },
  key: string,
) => sendJson<User>('POST', path, { body: person, headers: idempotencyKey(key) });

export const inviteAgain = (id: string, email: string) =>
  sendJson<User>('POST', `${path}/${id}/invite`, { body: { email } });

export const changeUser = (id: string, version: number, change: UserChange) =>
  sendJson<User>('PUT', `${path}/${id}`, { body: change, headers: ifMatch(version) });

/** Reads again whatever shows people. */
export function useUsersChanged() {
  const client = useQueryClient();
  return (user: User) => {
    client.setQueryData(recordKey(path, user.id), user);
    void client.invalidateQueries({ queryKey: listKey(path) });
    void client.invalidateQueries({ queryKey: ['options', 'users'] });
  };
}
