import type { Schema } from '@/api/client';

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

/** Each outcome with its key: letters, because digits need Shift on a French keyboard. */
export const outcomes = [
  { outcome: 'no_answer', key: 'n', tone: 'gray' },
  { outcome: 'voicemail', key: 'v', tone: 'gray' },
  { outcome: 'busy', key: 'b', tone: 'gray' },
  { outcome: 'gatekeeper', key: 'g', tone: 'gray' },
  { outcome: 'callback', key: 'c', tone: 'blue' },
  { outcome: 'interested', key: 'i', tone: 'mint' },
  { outcome: 'not_a_fit', key: 'f', tone: 'orange' },
  { outcome: 'wrong_number', key: 'w', tone: 'orange' },
  { outcome: 'do_not_call', key: 'x', tone: 'red' },
] as const satisfies readonly { outcome: Outcome; key: string; tone: string }[];

export const returnReasons = ['skip', 'wrong_number', 'language', 'conflict', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number] | 'break';

/** What a BD has entered about the call they are in. */
export interface Wrap {
  outcome: Outcome | null;
  note: string;
  /** Local, as the picker writes it. */
  callbackAt: string | null;
  stepTitle: string;
  stepDue: string | null;
  startedAt: string | null;
}

export const EMPTY_WRAP: Wrap = {
  outcome: null,
  note: '',
  callbackAt: null,
  stepTitle: '',
  stepDue: null,
  startedAt: null,
};

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
  if (wrap.outcome !== 'callback') return null;
  if (wrap.callbackAt === null) return 'callbackAt';
  return new Date(wrap.callbackAt).getTime() < now ? 'past' : null;
}

const instant = (local: string): string => new Date(local.replace(' ', 'T')).toISOString();

/** What is sent: the call was when it was finished, whenever the network takes it. */
export function requestOf(
  wrap: Wrap,
  outcome: Outcome,
  { next, campaignId, now }: { next: boolean; campaignId: string | null; now: Date },
): OutcomeRequest {
  const started = wrap.startedAt ? new Date(wrap.startedAt).getTime() : null;
  const step = wrap.stepTitle.trim();
  return {
    outcome,
    note: wrap.note.trim() || null,
    durationSeconds:
      started === null ? null : Math.max(0, Math.round((now.getTime() - started) / 1000)),
    at: now.toISOString(),
    callbackAt: outcome === 'callback' && wrap.callbackAt ? instant(wrap.callbackAt) : null,
    retryAt: null,
    status: null,
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
