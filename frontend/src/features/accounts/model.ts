import { z } from 'zod';
import type { Schema } from '@/api/client';
import { normaliseWebsite } from '@/lib/contact';

export type Account = Schema<'Account'>;
export type AccountSummary = Schema<'AccountSummary'>;
export type AccountRequest = Schema<'AccountRequest'>;

/** What the form holds: texts as typed, an empty number as ''. */
export type AccountValues = {
  name: string;
  industry: string;
  website: string;
  phone: string;
  country: string | null;
  city: string;
  employees: number | '';
  annualRevenue: number | '';
  parentId: string | null;
  ownerId: string | null;
  notes: string;
  externalId: string;
  /** Not shown in the form, but a PUT replaces it with the rest. */
  metadata: Record<string, unknown>;
};

export const NEW_ACCOUNT: AccountValues = {
  name: '',
  industry: '',
  website: '',
  phone: '',
  country: null,
  city: '',
  employees: '',
  annualRevenue: '',
  parentId: null,
  ownerId: null,
  notes: '',
  externalId: '',
  metadata: {},
};

export function valuesOf(account: Account): AccountValues {
  return {
    name: account.name,
    industry: account.industry ?? '',
    website: account.website ?? '',
    phone: account.phone ?? '',
    country: account.country,
    city: account.city ?? '',
    employees: account.employees ?? '',
    annualRevenue: account.annualRevenue ?? '',
    parentId: account.parent?.id ?? null,
    ownerId: account.owner?.id ?? null,
    notes: account.notes ?? '',
    externalId: account.externalId ?? '',
    metadata: account.metadata,
  };
}

const text = (value: string): string | null => value.trim() || null;
const number = (value: number | ''): number | null => (value === '' ? null : value);

/** What is sent: trimmed, nothing entered as null, the website in its usual form. */
export function requestOf(values: AccountValues): AccountRequest {
  return {
    name: values.name.trim(),
    industry: text(values.industry),
    website: values.website.trim() ? normaliseWebsite(values.website) : null,
    phone: text(values.phone),
    country: values.country,
    city: text(values.city),
    employees: number(values.employees),
    annualRevenue: number(values.annualRevenue),
    parentId: values.parentId,
    ownerId: values.ownerId,
    notes: text(values.notes),
    externalId: text(values.externalId),
    metadata: values.metadata,
  };
}

const amount = (maximum: number) => z.number().min(0).max(maximum).or(z.literal(''));

export const accountSchema = z.object({
  name: z.string().trim().min(1).max(200),
  industry: z.string().max(120),
  website: z
    .string()
    .max(500)
    .refine((typed) => typed.trim() === '' || normaliseWebsite(typed) !== null, {
      message: 'common:validation.url',
    }),
  phone: z.string().max(60),
  city: z.string().max(120),
  employees: amount(2_147_483_647),
  annualRevenue: amount(9_999_999_999_999),
  notes: z.string().max(20_000),
  externalId: z.string().max(200),
});

/** "Logistics · Lyon, France": what an account is, in one line. */
export function subtitleOf(
  account: Pick<Account, 'industry' | 'city'>,
  country: string,
): string | null {
  const place = [account.city, country].filter(Boolean).join(', ');
  return [account.industry, place].filter(Boolean).join(' · ') || null;
}

export const accountTabs = ['timeline', 'deals', 'campaigns', 'notes'] as const;
export type AccountTab = (typeof accountTabs)[number];
