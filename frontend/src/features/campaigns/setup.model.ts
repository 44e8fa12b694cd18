import { z } from 'zod';
import type { Schema } from '@/api/client';

export type CampaignSettings = Schema<'CampaignSettings'>;
export type CampaignSettingsRequest = Schema<'CampaignSettingsRequest'>;
export type CampaignOverview = Schema<'CampaignOverview'>;
export type LeadStatusSet = Schema<'LeadStatusSet'>;
export type LeadStatusSetRequest = Schema<'LeadStatusSetRequest'>;
export type Objection = Schema<'Objection'>;
export type ObjectionRequest = Schema<'ObjectionRequest'>;
export type QueueOrder = Schema<'QueueOrder'>;
export type RetryRule = Schema<'RetryRule'>;
export type RetryRules = Schema<'RetryRules'>;
export type Scoring = Schema<'Scoring'>;
export type ScoringRequest = Schema<'ScoringRequest'>;
export type ScoreReason = Schema<'ScoreReason'>;
export type Workload = Schema<'Workload'>;
export type Meaning = Schema<'Meaning'>;
export type Label = Schema<'Label'>;

/** Of leads that there is still something to do for. */
export const openMeanings = ['new', 'contacted', 'qualified', 'nurture'] as const;

export const retried = ['no_answer', 'voicemail', 'busy', 'gatekeeper'] as const;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What scripts may be filled with; the server's list. */
export const scriptTokens = [
  'firstName',
  'lastName',
  'fullName',
  'jobTitle',
  'company',
  'city',
  'country',
  'email',
  'phone',
  'website',
  'accountName',
  'accountWebsite',
  'campaignName',
  'senderName',
  'senderFirstName',
  'senderEmail',
] as const;

/** "Monday", "lundi": a day of the week by its ISO number. */
export function weekdayName(day: number, language: string, width: 'long' | 'short'): string {
  // 5 January 1970 was a Monday.
  const date = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(date);
}

/** Consecutive days as their first and last: [1,2,3,6] → [[1,3],[6,6]]. */
export function dayRanges(days: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges;
}

/** Minutes in the largest unit that says them without a rest. */
export function inUnits(minutes: number): { unit: 'minute' | 'hour' | 'day'; count: number } {
  if (minutes > 0 && minutes % 1440 === 0) return { unit: 'day', count: minutes / 1440 };
  if (minutes > 0 && minutes % 60 === 0) return { unit: 'hour', count: minutes / 60 };
  return { unit: 'minute', count: minutes };
}

// ── settings ──────────────────────────────────────────────────────────────────────────────────

type Typed = number | '';

export type SettingsValues = {
  script: string;
  window: { days: string[]; from: string; to: string; skipHolidays: boolean };
  coolingMinutes: Typed;
  leaseMinutes: Typed;
  maxAttempts: Typed;
  queueOrder: QueueOrder[];
  retryRules: Record<
    (typeof retried)[number],
    { waitMinutes: Typed; maxAttempts: Typed; otherDayPart: boolean }
  >;
};

export function settingsValues(settings: CampaignSettings): SettingsValues {
  return {
    script: settings.script ?? '',
    window: { ...settings.window, days: settings.window.days.map(String) },
    coolingMinutes: settings.coolingMinutes,
    leaseMinutes: settings.leaseMinutes,
    maxAttempts: settings.maxAttempts,
    queueOrder: settings.queueOrder,
    retryRules: settings.retryRules,
  };
}

export function settingsRequest(values: SettingsValues): CampaignSettingsRequest {
  const rule = (outcome: (typeof retried)[number]): RetryRule => ({
    waitMinutes: values.retryRules[outcome].waitMinutes || 0,
    maxAttempts: values.retryRules[outcome].maxAttempts || 0,
    otherDayPart: values.retryRules[outcome].otherDayPart,
  });
  return {
    script: values.script || null,
    window: { ...values.window, days: values.window.days.map(Number).sort((a, b) => a - b) },
    coolingMinutes: values.coolingMinutes || 0,
    leaseMinutes: values.leaseMinutes || 0,
    maxAttempts: values.maxAttempts || 0,
    queueOrder: values.queueOrder,
    retryRules: {
      no_answer: rule('no_answer'),
      voicemail: rule('voicemail'),
      busy: rule('busy'),
      gatekeeper: rule('gatekeeper'),
    },
  };
}

const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const retryRule = z.object({
  waitMinutes: whole(1, 525_600),
  maxAttempts: whole(1, 100),
});

export const settingsSchema = z.object({
  window: z
    .object({
      days: z.array(z.string()).min(1, { message: 'campaigns:setup.noDay' }),
      from: z.string().min(1),
      to: z.string().min(1),
    })
    .refine(({ from, to }) => !from || !to || from < to, {
      path: ['to'],
      message: 'campaigns:setup.endsBeforeStart',
    }),
  coolingMinutes: whole(0, 43_200),
  leaseMinutes: whole(1, 60),
  maxAttempts: whole(1, 100),
  retryRules: z.object({
    no_answer: retryRule,
    voicemail: retryRule,
    busy: retryRule,
    gatekeeper: retryRule,
  }),
});

// ── statuses ──────────────────────────────────────────────────────────────────────────────────

/** A status in the form; `id` tells the lines apart, `key` is null until the server gives one. */
export type StatusValues = {
  id: string;
  key: string | null;
  label: Label;
  meaning: Meaning;
  color: string;
};

export type StatusSetValues = {
  items: StatusValues[];
  /** From the key of a status that goes to the `id` of the line its leads get. */
  mapping: Record<string, string>;
};

export function statusSetValues(set: LeadStatusSet): StatusSetValues {
  return {
    items: set.items.map(({ key, label, meaning, color }) => ({
      id: key,
      key,
      label,
      meaning,
      color,
    })),
    mapping: {},
  };
}

export const newStatus = (id: string): StatusValues => ({
  id,
  key: null,
  label: { en: '', fr: '' },
  meaning: 'contacted',
  color: '#228be6',
});

/** The statuses that would go and have leads: each needs another one for them. */
export function leaving(set: LeadStatusSet, items: readonly StatusValues[]) {
  const kept = new Set(items.map(({ key }) => key));
  return set.items.filter(({ key, leadCount }) => leadCount > 0 && !kept.has(key));
}

export function statusSetRequest(
  set: LeadStatusSet,
  { items, mapping }: StatusSetValues,
): LeadStatusSetRequest {
  const gone = new Set(set.items.map(({ key }) => key));
  for (const { key } of items) if (key) gone.delete(key);
  const entries: [string, string][] = [];
  for (const key of gone) {
    const index = items.findIndex(({ id }) => id === mapping[key]);
    const target = items[index];
    if (target) entries.push([key, target.key ?? `items[${index}]`]);
  }
  return {
    reset: false,
    items: items.map(({ key, label, meaning, color }) => ({
      key,
      label: { en: label.en.trim(), fr: label.fr.trim() },
      meaning,
      color: color.toLowerCase(),
    })),
    mapping: Object.fromEntries(entries),
  };
}

const labelText = z.string().trim().min(1).max(80);

export const statusSetSchema = z.object({
  items: z
    .array(
      z.object({
        label: z.object({ en: labelText, fr: labelText }),
        color: z.string().regex(/^#[0-9a-f]{6}$/i, { message: 'campaigns:statuses.badColor' }),
      }),
    )
    .max(30),
});

/** Every set has a status where leads begin. */
export const hasBeginning = (items: readonly StatusValues[]): boolean =>
  items.some(({ meaning }) => meaning === 'new');

// ── scoring ───────────────────────────────────────────────────────────────────────────────────

export type ScoringValues = {
  points: Record<string, Typed>;
  seniorWords: string[];
  countries: string[];
  halfLifeDays: Typed;
};

export function scoringValues(scoring: Scoring): ScoringValues {
  return {
    points: Object.fromEntries(scoring.rules.map(({ reason, points }) => [reason, points])),
    seniorWords: scoring.seniorWords,
    countries: scoring.countries,
    halfLifeDays: scoring.halfLifeDays,
  };
}

export function scoringRequest(values: ScoringValues): ScoringRequest {
  return {
    rules: Object.entries(values.points).map(([reason, points]) => ({
      reason: reason as ScoreReason,
      points: points || 0,
    })),
    seniorWords: values.seniorWords.map((word) => word.trim()).filter(Boolean),
    countries: values.countries,
    halfLifeDays: values.halfLifeDays || 0,
  };
}

export const scoringSchema = z.object({
  points: z.record(z.string(), whole(-100, 100)),
  halfLifeDays: whole(1, 365),
});
