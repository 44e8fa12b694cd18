import type { Schema } from '@/api/client';

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

export type Numbers = Schema<'SequenceNumbers'>;

/** A share with the bounds between which it lies in 19 cases of 20. */
export type Rate = Schema<'SequenceRate'>;

export type VariantResult = Schema<'SequenceVariantResults'>;

export type Comparison = Schema<'SequenceComparison'>;

export type StepResult = Schema<'SequenceStepResults'>;

export type SequenceNumbers = Schema<'SequenceResults'>;

export type AutomationNumbers = Schema<'AutomationResults'>;

/** A mail behind a number. */
export type SequenceMail = Schema<'SequenceSentMail'>;

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
