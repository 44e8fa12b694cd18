import type { Ref, SequenceSummary, VariantKey } from './model';
import type { StepRef } from './people.model';

export const measures = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'replied',
  'bounced',
  'unsubscribed',
  'meetings',
  'deals',
] as const;
export type Measure = (typeof measures)[number];

export type Numbers = Record<Measure, number>;

/** A share with the bounds between which it lies in 19 cases of 20. */
export interface Rate {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

export interface VariantResult {
  key: VariantKey;
  label: string;
  numbers: Numbers;
  rates: { opened: Rate; clicked: Rate; replied: Rate };
}

export interface Comparison {
  measure: 'replied' | 'clicked' | 'opened';
  result: 'not_enough_data' | 'no_difference' | 'better';
  winner: VariantKey | null;
  confidence: number;
}

export interface StepResult {
  step: StepRef;
  numbers: Numbers;
  variants: VariantResult[];
  verdict: Comparison | null;
}

export interface SequenceNumbers {
  sequenceId: string;
  totals: Numbers;
  enrolments: {
    active: number;
    paused: number;
    finished: number;
    stopped: number;
    byReason: { reason: string; count: number }[];
  };
  steps: StepResult[];
}

export interface AutomationNumbers {
  totals: Numbers;
  items: { sequence: SequenceSummary; numbers: Numbers }[];
}

/** A mail behind a number. */
export interface SequenceMail {
  mailId: string;
  sentAt: string;
  lead: Ref | null;
  company: string | null;
  address: string;
  subject: string;
  sequence: Ref;
  step: StepRef | null;
  variant: string | null;
  threadId: string | null;
  opens: number;
  clicks: number;
  repliedAt: string | null;
  bounced: 'hard' | 'soft' | null;
  unsubscribedAt: string | null;
  meetingAt: string | null;
  deal: Ref | null;
}

/** What the address of the numbers holds. */
export interface ResultsSearch {
  from?: string;
  to?: string;
  sequenceId?: string;
  stepId?: string;
  variant?: string;
  what?: string;
}

export const resultsKeys = ['from', 'to', 'sequenceId', 'stepId', 'variant', 'what'] as const;

/** The share of a measure among the mails that arrived; null where none did. */
export function shareOf(numbers: Numbers, measure: Measure): number | null {
  const whole = measure === 'sent' || measure === 'delivered' ? numbers.sent : numbers.delivered;
  return whole === 0 || measure === 'sent' ? null : numbers[measure] / whole;
}

/** The address that lists exactly the mails behind a number. */
export function rowsHref(of: ResultsSearch & { what: Measure }): string {
  const params = new URLSearchParams();
  for (const key of resultsKeys) if (of[key]) params.set(key, of[key]);
  return `/email-automation?${params}`;
}
