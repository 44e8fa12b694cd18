import type { Ref, StepKind } from './model';

export const enrolmentStates = ['active', 'paused', 'finished', 'stopped'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

export type Facts = Record<string, string | number | null>;

export interface StepRef {
  id: string;
  kind: StepKind;
  name: string | null;
  position: number;
}

/** The first rule that holds somebody back, and until when where that is known. */
export interface Why {
  rule: string;
  until: string | null;
  facts: Facts;
}

export interface Enrolment {
  id: string;
  sequence: Ref;
  lead: Ref;
  company: string | null;
  address: string;
  mailbox: { id: string; address: string } | null;
  enrolledBy: { id: string; name: string; initials: string } | null;
  state: EnrolmentState;
  reason: string | null;
  step: StepRef | null;
  nextAt: string | null;
  why: Why | null;
  timeZone: string;
  mayEdit: boolean;
  version: number;
  createdAt: string;
  endedAt: string | null;
}

export type EnrolmentAction = 'pause' | 'resume' | 'stop';

/** One decision of the ledger: what was done with somebody at a step, and by which rule. */
export interface Decision {
  id: string;
  at: string;
  verdict: 'sent' | 'skipped' | 'held' | 'moved' | 'stopped';
  rule: string;
  facts: Facts;
  step: StepRef | null;
  variant: string | null;
  mailId: string | null;
  enrolment: { id: string; sequence: Ref; lead: Ref };
}

/** Whom to enrol: these, or all that a list shows. */
export type Selected = { ids: string[] } | { filter: Record<string, unknown>; expected: number };

export interface LeftOutRow {
  leadId: string | null;
  name: string | null;
  company: string | null;
  detail: string | null;
}

export interface LeftOut {
  reason: string;
  count: number;
  rows: LeftOutRow[];
}

export interface EnrolmentPreview {
  total: number;
  enrollable: number;
  leftOut: LeftOut[];
}

export interface EnrolmentRun {
  id: string;
  sequence: Ref;
  state: 'waiting' | 'running' | 'completed' | 'failed';
  total: number;
  done: number;
  enrolled: number;
  leftOut: { reason: string; count: number }[];
  error: string | null;
}

/** What one may do with these people: what none of them is open to is not offered. */
export function actionsFor(enrolments: readonly Pick<Enrolment, 'state' | 'mayEdit'>[]) {
  const mine = enrolments.filter(({ mayEdit }) => mayEdit);
  const actions: EnrolmentAction[] = [];
  if (mine.some(({ state }) => state === 'active')) actions.push('pause');
  if (mine.some(({ state }) => state === 'paused')) actions.push('resume');
  if (mine.some(({ state }) => state === 'active' || state === 'paused')) actions.push('stop');
  return actions;
}
