import type { Schema } from '@/api/client';

export const enrolmentStates = ['active', 'paused', 'finished', 'stopped'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

export type Facts = Record<string, string | number | null>;

export type StepRef = Schema<'SequenceStepRef'>;

/** The first rule that holds somebody back, and until when where that is known. */
export type Why = Schema<'WhyHeld'>;

export type Enrolment = Schema<'Enrolment'>;

export type EnrolmentAction = 'pause' | 'resume' | 'stop';

/** One decision of the ledger: what was done with somebody at a step, and by which rule. */
export type Decision = Schema<'SequenceDecision'>;

/** Whom to enrol: these, or all that a list shows. */
export type Selected = { ids: string[] } | { filter: Record<string, unknown>; expected: number };

export type LeftOutRow = Schema<'EnrolmentLeftOutLead'>;

export type LeftOut = Schema<'EnrolmentLeftOut'>;

export type EnrolmentPreview = Schema<'EnrolmentPreview'>;

export type EnrolmentRun = Schema<'EnrolmentRun'>;

/** What one may do with these people: what none of them is open to is not offered. */
export function actionsFor(enrolments: readonly Pick<Enrolment, 'state' | 'mayEdit'>[]) {
  const mine = enrolments.filter(({ mayEdit }) => mayEdit);
  const actions: EnrolmentAction[] = [];
  if (mine.some(({ state }) => state === 'active')) actions.push('pause');
  if (mine.some(({ state }) => state === 'paused')) actions.push('resume');
  if (mine.some(({ state }) => state === 'active' || state === 'paused')) actions.push('stop');
  return actions;
}

export const stopReasons = [
  'replied',
  'colleague_replied',
  'meeting',
  'status_changed',
  'unsubscribed',
  'suppressed',
  'bounced',
  'do_not_contact',
  'no_email',
  'mailbox_removed',
  'send_failed',
  'by_hand',
  'archived',
  'out_of_office',
  'lead_restored',
] as const satisfies readonly Schema<'StopReason'>[];

/** The address that lists the people of a sequence whom a number counts. */
export function peopleHref(
  sequenceId: string,
  of: { state?: EnrolmentState; reason?: string },
): string {
  const params = new URLSearchParams({ tab: 'people' });
  if (of.state) params.set('state', of.state);
  if (of.reason) params.set('reason', of.reason);
  return `/sequences/${sequenceId}?${params}`;
}
