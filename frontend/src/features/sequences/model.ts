import { z } from 'zod';
import type { Schema } from '@/api/client';

/** A record that another names. */
export type Ref = Schema<'Ref'>;

export const sequenceStates = ['draft', 'active', 'paused', 'archived'] as const;
export type SequenceState = (typeof sequenceStates)[number];

/** When mails may go out, by the clocks of the lead; days from 1, Monday. */
export type SendingWindow = Schema<'SendingWindow'>;

export type StopRules = Schema<'SequenceStopRules'>;

export type Counts = Schema<'EnrolmentCounts'>;

export const stepKinds = ['mail', 'wait', 'condition', 'call_task', 'manual_task'] as const;
export type StepKind = (typeof stepKinds)[number];

export const variantKeys = ['A', 'B', 'C', 'D'] as const;
export type VariantKey = (typeof variantKeys)[number];

/** A mail's text: a template, or a subject and a body of its own. */
export type Variant = Schema<'SequenceVariant'>;

export type MailPart = Schema<'SequenceMail'>;

export type TaskPart = Schema<'SequenceTask'>;

export type WaitPart = Schema<'SequenceWait'>;

/** As the server answers with it: with both ways, which may be empty. */
export interface ConditionPart extends Omit<Schema<'SequenceCondition'>, 'yes' | 'no'> {
  yes: Step[];
  no: Step[];
}

/** As the server answers with it: with its id. */
export interface Step extends Omit<Schema<'SequenceStep'>, 'id' | 'condition'> {
  id: string;
  condition: ConditionPart | null;
}

export type SequenceSummary = Schema<'SequenceSummary'>;

export interface Sequence extends Omit<Schema<'Sequence'>, 'steps'> {
  steps: Step[];
}

export const sequenceTabs = ['steps', 'people', 'results'] as const;
export type SequenceTab = (typeof sequenceTabs)[number];

// ── the form ──

export type SequenceValues = {
  name: string;
  campaignId: string | null;
  ownerId: string | null;
  days: string[];
  from: string;
  to: string;
  skipHolidays: boolean;
  throttleMinutes: number | string;
  dailyCap: number | string;
  companyPauseHours: number | string;
  stopOn: string[];
  parallel: boolean;
};

export const stopKeys = ['reply', 'colleagueReply', 'meeting', 'statusChange'] as const;

export const NEW_SEQUENCE: SequenceValues = {
  name: '',
  campaignId: null,
  ownerId: null,
  days: ['1', '2', '3', '4', '5'],
  from: '09:00',
  to: '18:00',
  skipHolidays: true,
  throttleMinutes: 1,
  dailyCap: '',
  companyPauseHours: 24,
  stopOn: ['reply', 'meeting', 'statusChange'],
  parallel: false,
};

export const sequenceSchema = z.object({
  name: z.string().trim().min(1, 'validation.required').max(200, 'validation.tooLong'),
  days: z.array(z.string()).min(1, 'validation.required'),
  from: z.string().min(1, 'validation.required'),
  to: z.string().min(1, 'validation.required'),
});

export function valuesOf(sequence: Sequence): SequenceValues {
  return {
    name: sequence.name,
    campaignId: sequence.campaign?.id ?? null,
    ownerId: sequence.owner.id,
    days: sequence.window.days.map(String),
    from: sequence.window.from.slice(0, 5),
    to: sequence.window.to.slice(0, 5),
    skipHolidays: sequence.window.skipHolidays,
    throttleMinutes: Math.round(sequence.throttleSeconds / 6) / 10,
    dailyCap: sequence.dailyCap ?? '',
    companyPauseHours: sequence.companyPauseHours,
    stopOn: stopKeys.filter((key) => sequence.stopOn[key]),
    parallel: sequence.parallel,
  };
}

const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));

export function requestOf(values: SequenceValues) {
  return {
    name: values.name.trim(),
    campaignId: values.campaignId,
    ...(values.ownerId ? { ownerId: values.ownerId } : {}),
    window: {
      days: values.days.map(Number).sort((a, b) => a - b),
      from: values.from,
      to: values.to,
      skipHolidays: values.skipHolidays,
    },
    throttleSeconds: Math.round((numberOf(values.throttleMinutes) ?? 1) * 60),
    dailyCap: numberOf(values.dailyCap),
    companyPauseHours: numberOf(values.companyPauseHours) ?? 0,
    stopOn: Object.fromEntries(stopKeys.map((key) => [key, values.stopOn.includes(key)])),
    parallel: values.parallel,
  };
}

/** What one may do next with a sequence in this state. */
export function nextStates(state: SequenceState): SequenceState[] {
  if (state === 'draft') return ['active', 'archived'];
  if (state === 'active') return ['paused', 'archived'];
  if (state === 'paused') return ['active', 'archived'];
  return ['paused'];
}
