import { z } from 'zod';
import type { Schema } from '@/api/client';
import { linkedinHref, normaliseWebsite } from '@/lib/contact';

export type Lead = Schema<'Lead'>;
export type LeadSummary = Schema<'LeadSummary'>;
export type LeadRequest = Schema<'LeadRequest'>;
export type LeadStatus = Schema<'LeadStatus'>;
export type LeadField = Schema<'LeadField'>;
export type LeadFieldSet = Schema<'LeadFieldSet'>;
export type LeadFieldsRequest = Schema<'LeadFieldsRequest'>;

/** What is entered in a campaign's own field. */
export type CustomValue = string | number | boolean | null;
export type LeadStatusFace = Schema<'LeadStatusFace'>;
export type Meaning = Schema<'Meaning'>;
export type LeadScore = Schema<'LeadScore'>;
export type ScoreContribution = Schema<'ScoreContribution'>;

/** What statuses can mean, in the order of a lead's way. */
export const meanings = [
  'new',
  'contacted',
  'qualified',
  'nurture',
  'lost',
  'converted',
] as const satisfies readonly Meaning[];

export const leadTabs = ['timeline', 'deals'] as const;
export type LeadTab = (typeof leadTabs)[number];

/** What the form holds: texts as typed. */
export type LeadValues = {
  campaignId: string | null;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  email: string;
  phone: string;
  country: string | null;
  city: string;
  website: string;
  linkedin: string;
  source: string;
  status: string | null;
  ownerId: string | null;
  /** Kept as somebody set it; null where it is read from the number or the country. */
  timeZone: string | null;
  tags: string[];
  custom: Record<string, CustomValue>;
};

export const NEW_LEAD: LeadValues = {
  campaignId: null,
  firstName: '',
  lastName: '',
  company: '',
  jobTitle: '',
  email: '',
  phone: '',
  country: null,
  city: '',
  website: '',
  linkedin: '',
  source: '',
  status: null,
  ownerId: null,
  timeZone: null,
  tags: [],
  custom: {},
};

export function valuesOf(lead: Lead): LeadValues {
  return {
    campaignId: lead.campaign.id,
    firstName: lead.firstName ?? '',
    lastName: lead.lastName ?? '',
    company: lead.company ?? '',
    jobTitle: lead.jobTitle ?? '',
    email: lead.email ?? '',
    phone: lead.phone ?? '',
    country: lead.country,
    city: lead.city ?? '',
    website: lead.website ?? '',
    linkedin: lead.linkedin ?? '',
    source: lead.source ?? '',
    status: lead.status,
    ownerId: lead.owner?.id ?? null,
    timeZone: lead.calling.ownTimeZone,
    tags: lead.tags,
    custom: customOf(lead),
  };
}

const text = (value: string): string | null => value.trim() || null;

/** What is sent: trimmed, nothing entered as null, addresses in their usual form. */
export function requestOf(values: LeadValues): LeadRequest {
  return {
    campaignId: values.campaignId ?? '',
    firstName: text(values.firstName),
    lastName: text(values.lastName),
    company: text(values.company),
    jobTitle: text(values.jobTitle),
    email: text(values.email),
    phone: text(values.phone),
    country: values.country,
    city: text(values.city),
    website: text(values.website) && normaliseWebsite(values.website),
    linkedin: text(values.linkedin) && linkedinHref(values.linkedin),
    source: text(values.source),
    status: values.status,
    ownerId: values.ownerId,
    timeZone: values.timeZone,
    tags: values.tags,
    custom: values.custom,
  };
}

/** The own values of a lead; what the contract leaves open are texts, numbers and flags. */
export const customOf = (lead: Pick<Lead, 'custom'>): Record<string, CustomValue> =>
  lead.custom as Record<string, CustomValue>;

const empty = (typed: string): boolean => typed.trim() === '';

export const leadSchema = z
  .object({
    campaignId: z.string(),
    firstName: z.string().max(120),
    lastName: z.string().max(120),
    company: z.string().max(200),
    jobTitle: z.string().max(200),
    email: z
      .string()
      .max(254)
      .refine((typed) => empty(typed) || z.email().safeParse(typed.trim()).success, {
        message: 'common:validation.email',
      }),
    phone: z.string().max(60),
    city: z.string().max(120),
    website: z
      .string()
      .max(500)
      .refine((typed) => empty(typed) || normaliseWebsite(typed) !== null, {
        message: 'common:validation.url',
      }),
    linkedin: z
      .string()
      .max(500)
      .refine((typed) => empty(typed) || linkedinHref(typed) !== null, {
        message: 'leads:linkedinOdd',
      }),
    source: z.string().max(120),
  })
  .refine(({ lastName, company, email }) => !(empty(lastName) && empty(company) && empty(email)), {
    path: ['lastName'],
    message: 'leads:nameless',
  });

/** The colour of a status' dot: admins choose it, so only a plain hex colour is let through. */
export function dotOf(status: Pick<LeadStatus, 'color'> | undefined): string {
  return status && /^#[0-9a-f]{6}$/i.test(status.color) ? status.color : 'gray';
}

/** What speaks for a lead and what against it, the strongest first. */
export function reasonsOf(score: LeadScore): {
  up: ScoreContribution[];
  down: ScoreContribution[];
} {
  const strongest = [...score.contributions].sort(
    (a, b) => Math.abs(b.points) - Math.abs(a.points),
  );
  return {
    up: strongest.filter(({ points }) => points > 0),
    down: strongest.filter(({ points }) => points < 0),
  };
}

/** The colour of a score: it says at a glance whether a lead is worth the next call. */
export const scoreColor = (score: number): string =>
  score >= 60 ? 'mint' : score >= 30 ? 'blue' : 'gray';

/** "Head of procurement, Hexagone": what a lead is, in one line. */
export function roleOf(lead: Pick<Lead, 'jobTitle' | 'company' | 'fullName'>): string | null {
  const company = lead.company === lead.fullName ? null : lead.company;
  return [lead.jobTitle, company].filter(Boolean).join(', ') || null;
}

/** Where a deal is made from a lead, with what the lead already says filled in. */
export function newDealHref(lead: Pick<Lead, 'id' | 'campaign' | 'account'>): string {
  const query = new URLSearchParams({
    dialog: 'new-deal',
    leadId: lead.id,
    campaignId: lead.campaign.id,
    accountId: lead.account.id,
  });
  return `/pipeline?${query}`;
}
