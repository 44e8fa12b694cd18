import type { Schema } from '@/api/client';
import type { Person } from '@/features/activities/public';

export type Lease = Schema<'Lease'>;
export type Lead = Schema<'Lead'>;
export type CallQueue = Schema<'CallQueue'>;
export type CallOutcome = Schema<'CallOutcome'>;
export type OutcomeRequest = Schema<'OutcomeRequest'>;
export type QueueGroup = Schema<'CallQueueGroup'>;
export type QueueRow = Schema<'CallQueueRow'>;
export type Absence = Schema<'Absence'>;
export type Why = Schema<'WhyThisLead'>;
export type Outcome = OutcomeRequest['outcome'];
export type LeadStatus = Schema<'LeadStatus'>;
type Meaning = LeadStatus['meaning'];

interface OutcomeFacts {
  outcome: Outcome;
  key: string;
  tone: string;
  /** What the lead's status means after it; null where nobody was spoken to, and it is tried again. */
  leadsTo: Meaning | null;
}

/** Each outcome with its key: letters, because digits need Shift on a French keyboard. */
export const outcomes = [
  { outcome: 'no_answer', key: 'n', tone: 'gray', leadsTo: null },
  { outcome: 'voicemail', key: 'v', tone: 'gray', leadsTo: null },
  { outcome: 'busy', key: 'b', tone: 'gray', leadsTo: null },
  { outcome: 'gatekeeper', key: 'g', tone: 'gray', leadsTo: null },
  { outcome: 'callback', key: 'c', tone: 'blue', leadsTo: 'contacted' },
  { outcome: 'interested', key: 'i', tone: 'mint', leadsTo: 'qualified' },
  { outcome: 'not_a_fit', key: 'f', tone: 'orange', leadsTo: 'lost' },
  { outcome: 'wrong_number', key: 'w', tone: 'orange', leadsTo: 'lost' },
  { outcome: 'do_not_call', key: 'x', tone: 'red', leadsTo: 'lost' },
] as const satisfies readonly OutcomeFacts[];

function leadsTo(outcome: Outcome | null): Meaning | null {
  return outcomes.find((one) => one.outcome === outcome)?.leadsTo ?? null;
}

/**
 * The keys of the statuses that a lead may have after a call; the first is the one it gets by itself.
 * Empty where there is nothing to choose.
 */
export function statusChoices(
  statuses: readonly LeadStatus[],
  current: string,
  outcome: Outcome | null,
): string[] {
  const meaning = leadsTo(outcome);
  const meant = statuses.filter((status) => status.meaning === meaning).map(({ key }) => key);
  if (meaning === null || meant.length < 2) return [];
  const now = statuses.find(({ key }) => key === current)?.meaning;
  // A call never takes a lead back to where it has left.
  const stays = meaning === 'contacted' ? now !== 'new' : now === 'converted' || now === meaning;
  return stays ? [current, ...meant.filter((key) => key !== current)] : meant;
}

/** Which time belongs to the outcome, if one does. */
export function timeOf(outcome: Outcome | null): 'callbackAt' | 'retryAt' | null {
  if (outcome === 'callback') return 'callbackAt';
  return outcome !== null && leadsTo(outcome) === null ? 'retryAt' : null;
}

export const returnReasons = ['skip', 'wrong_number', 'language', 'conflict', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number] | 'break';

/** What a BD has entered about the call they are in. */
export interface Wrap {
  outcome: Outcome | null;
  /** A key of the campaign's statuses, where another was chosen than the outcome leads to. */
  status: string | null;
  note: string;
  /** Who has been picked after an @; those whose name still stands in the note are told. */
  named: Person[];
  /** Local, as the picker writes it. */
  callbackAt: string | null;
  /** The same; null where the campaign's rule says when to try again. */
  retryAt: string | null;
  stepTitle: string;
  stepDue: string | null;
  startedAt: string | null;
}

export const EMPTY_WRAP: Wrap = {
  outcome: null,
  status: null,
  note: '',
  named: [],
  callbackAt: null,
  retryAt: null,
  stepTitle: '',
  stepDue: null,
  startedAt: null,
};

/** Another outcome: what was chosen for the one before does not go with it. */
export function withOutcome(outcome: Outcome): Partial<Wrap> {
  return { outcome, status: null, retryAt: null };
}

export function isUntouched(wrap: Wrap): boolean {
  return (
    wrap.outcome === null && wrap.note === '' && wrap.stepTitle === '' && wrap.callbackAt === null
  );
}

/** What is still to be entered before the call can be finished. */
export function missingFrom(
  wrap: Wrap,
  now = Date.now(),
): 'outcome' | 'callbackAt' | 'past' | null {
  if (wrap.outcome === null) return 'outcome';
  const time = timeOf(wrap.outcome);
  const at = time && wrap[time];
  if (!at) return time === 'callbackAt' ? 'callbackAt' : null;
  return new Date(at).getTime() < now ? 'past' : null;
}

const instant = (local: string): string => new Date(local.replace(' ', 'T')).toISOString();

/** What is sent: the call was when it was finished, whenever the network takes it. */
export function requestOf(
  wrap: Wrap,
  outcome: Outcome,
  said: { next: boolean; campaignId: string | null; now: Date; mentions: string[] },
): OutcomeRequest {
  const { next, campaignId, now, mentions } = said;
  const time = timeOf(outcome);
  const started = wrap.startedAt ? new Date(wrap.startedAt).getTime() : null;
  const step = wrap.stepTitle.trim();
  return {
    outcome,
    note: wrap.note.trim() || null,
    mentions,
    durationSeconds:
      started === null ? null : Math.max(0, Math.round((now.getTime() - started) / 1000)),
    at: now.toISOString(),
    callbackAt: time === 'callbackAt' && wrap.callbackAt ? instant(wrap.callbackAt) : null,
    retryAt: time === 'retryAt' && wrap.retryAt ? instant(wrap.retryAt) : null,
    status: wrap.status,
    nextStep: step && wrap.stepDue ? { title: step, dueAt: instant(wrap.stepDue) } : null,
    finishAndNext: next,
    campaignId,
  };
}

/** A local time as pickers write it: `2026-11-22 09:00:00`. */
export function pickerText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:00`;
}

export const callbackChoices = ['hour', 'afternoon', 'tomorrow', 'week'] as const;
export type CallbackChoice = (typeof callbackChoices)[number];

/** The times people promise most. */
export function callbackTime(choice: CallbackChoice, now: Date): Date {
  const at = new Date(now);
  at.setSeconds(0, 0);
  switch (choice) {
    case 'hour':
      at.setMinutes(Math.ceil((at.getMinutes() + 60) / 5) * 5);
      return at;
    case 'afternoon':
      at.setHours(15, 0);
      if (at <= now) at.setDate(at.getDate() + 1);
      return at;
    case 'tomorrow':
      at.setDate(at.getDate() + 1);
      at.setHours(10, 0);
      return at;
    case 'week':
      at.setDate(at.getDate() + 7);
      at.setHours(10, 0);
      return at;
  }
}

/** The hour on the prospect's clock, and whether people are at work by it. */
export function clockAt(
  timeZone: string,
  at: Date,
  locale: string,
): { time: string; day: string; awake: boolean } {
  const zoned = safeZone(timeZone);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zoned }).format(at);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', ...zoned }).format(at);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', ...zoned }).format(at),
  );
  return { time, day, awake: hour >= 8 && hour < 19 };
}

function safeZone(timeZone: string): { timeZone?: string } {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return { timeZone };
  } catch {
    return {};
  }
}

/** "Los Angeles" of America/Los_Angeles. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').pop() ?? timeZone).replaceAll('_', ' ');
}

export type Counted = keyof CallQueue['counts'];

/** By which name the leads behind each count are asked for. */
const groups: Record<Counted, QueueGroup> = {
  ready: 'ready',
  ofOthers: 'of_others',
  outsideHours: 'outside_hours',
  retry: 'retry',
  cooling: 'cooling',
  callback: 'callback',
  leased: 'leased',
  attemptsUsedUp: 'attempts_used_up',
  doNotCall: 'do_not_call',
  status: 'status',
};

export const groupOf = (counted: Counted): QueueGroup => groups[counted];

/** Where the leads behind a count are shown. */
export const queueHref = (campaignId: string, counted: Counted) =>
  `/campaigns/${campaignId}?tab=queue&dialog=queue-leads:${groups[counted]}`;

/** The count that a dialog's address stands for; null where it stands for none. */
export function countedOf(group: string | null): Counted | null {
  const found = (Object.keys(groups) as Counted[]).find((counted) => groups[counted] === group);
  return found ?? null;
}

/** Why nothing is to be called, the weightiest reason first; empty where the queue is simply done. */
export function reasonsOf(queue: CallQueue): { reason: Counted; count: number }[] {
  const order = [
    'outsideHours',
    'callback',
    'retry',
    'cooling',
    'leased',
    'ofOthers',
    'attemptsUsedUp',
    'doNotCall',
    'status',
  ] as const;
  return order
    .map((reason) => ({ reason, count: queue.counts[reason] }))
    .filter(({ count }) => count > 0);
}
