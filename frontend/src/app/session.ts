import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import { sendJson } from '@/api/json';
import type { Language } from '@/lib/language';
import { keepLanguage } from './i18n';

export type Role = 'admin' | 'manager' | 'bd';

/** The person logged in. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  initials: string;
  active: boolean;
  locale: Language | null;
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

/** Speaks another language at once, and remembers it for mails and for other machines. */
export function useLanguageChoice(): (language: Language) => void {
  const client = useQueryClient();
  const remember = useMutation({
    mutationFn: (locale: Language) => sendJson<Me>('PUT', '/api/users/me', { body: { locale } }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  return (language) => {
    keepLanguage(language);
    remember.mutate(language);
  };
}
