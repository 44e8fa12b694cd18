import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';

export type Role = 'admin' | 'manager' | 'bd';

/** The person logged in. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  initials: string;
  active: boolean;
  locale: string | null;
}

export interface Organisation {
  name: string;
  currency: string;
}

export const meQuery = {
  queryKey: ['get', '/api/users/me'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Me>('/api/users/me', signal),
  staleTime: 5 * 60_000,
};

export const organisationQuery = {
  queryKey: ['get', '/api/organisation'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    getJson<Organisation>('/api/organisation', signal),
  staleTime: 60 * 60_000,
};

/** Who is logged in; only below the shell, which has waited for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useOrganisation(): Organisation | undefined {
  return useQuery(organisationQuery).data;
}

/** Managers and admins see and change everything of the team. */
export function leads(role: Role): boolean {
  return role === 'admin' || role === 'manager';
}
