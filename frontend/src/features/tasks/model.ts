import type { Schema } from '@/api/client';
import type { RecordKind } from '@/components/RecordLink';

export type Priority = Schema<'TaskPriority'>;
export type Task = Schema<'Task'>;
export type TaskCounts = Schema<'TaskCounts'>;
export type Repetition = Schema<'TaskRepetition'>;
export type Every = Repetition['every'];

/** What a task's editor sends, with every field said: a PUT replaces the task whole. */
export type TaskRequest = Required<Schema<'TaskRequest'>>;

/** What a task is a next step of. */
export type TaskSubject =
  | { dealId: string }
  | { leadId: string }
  | { campaignId: string }
  | { accountId: string };

/** A PUT replaces the task whole: what an edit leaves alone is sent as it was. */
export function requestOf(task: Task, patch: Partial<TaskRequest> = {}): TaskRequest {
  return {
    title: task.title,
    dueAt: task.dueAt,
    priority: task.priority,
    assigneeId: task.assignee.id,
    // The server derives lead and account from the nearest record.
    dealId: task.deal?.id ?? null,
    leadId: task.deal ? null : (task.lead?.id ?? null),
    campaignId: task.deal || task.lead ? null : (task.campaign?.id ?? null),
    accountId: task.deal || task.lead || task.campaign ? null : (task.account?.id ?? null),
    notes: task.notes,
    reminderMinutes: task.reminderMinutes,
    repeat: task.repeat,
    done: task.doneAt !== null,
    ...patch,
  };
}

/** The nearest record that a task is about. */
export function recordOf(task: Task): { kind: RecordKind; id: string; name: string } | null {
  for (const kind of ['deal', 'lead', 'campaign', 'account'] as const) {
    const record = task[kind];
    if (record) return { kind, ...record };
  }
  return null;
}

export const subjectKinds = ['lead', 'deal', 'account', 'campaign'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a task is about, as a form keeps it: `lead:0190…`. */
export function subjectText(kind: SubjectKind, id: string): string {
  return `${kind}:${id}`;
}

/** The same of a task there is; empty where it is about nothing in particular. */
export function subjectTextOf(task: Task): string {
  const record = recordOf(task);
  return record ? subjectText(record.kind as SubjectKind, record.id) : '';
}

export function subjectOf(text: string): { kind: SubjectKind; id: string } | null {
  const [kind, id] = text.split(':');
  return id ? { kind: kind as SubjectKind, id } : null;
}

/** The same as a request says it: this record and no other. */
export function linksOf(
  text: string,
): Pick<TaskRequest, 'dealId' | 'leadId' | 'campaignId' | 'accountId'> {
  const subject = subjectOf(text);
  const of = (kind: SubjectKind) => (subject?.kind === kind ? subject.id : null);
  return {
    dealId: of('deal'),
    leadId: of('lead'),
    campaignId: of('campaign'),
    accountId: of('account'),
  };
}

/** A new task with nothing but what is said. */
export function newTask(
  said: Pick<TaskRequest, 'title' | 'dueAt'> & Partial<TaskRequest>,
): TaskRequest {
  return {
    priority: 'normal',
    assigneeId: null,
    dealId: null,
    leadId: null,
    campaignId: null,
    accountId: null,
    notes: null,
    reminderMinutes: null,
    repeat: null,
    done: false,
    ...said,
  };
}

/**
 * Nine in the morning, `days` from today, by the reader's clock. Where that has passed: the full hour after the next
 * one, and still today.
 */
export function dueIn(days: number, now: Date = new Date()): Date {
  const due = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9, 0, 0, 0);
  if (due > now) return due;
  const soon = new Date(due);
  soon.setHours(now.getHours() + 2);
  const lastMinute = new Date(due);
  lastMinute.setHours(23, 59);
  return soon < lastMinute ? soon : lastMinute;
}

/** A date and time as the picker writes it: local, without a zone. */
export function toLocalText(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}:00`
  );
}

export function toInstant(local: string): string {
  return new Date(local.replace(' ', 'T')).toISOString();
}

/** A repetition as a choice writes it: `2 week`. */
export function repeatText(repeat: Repetition | null): string {
  return repeat ? `${repeat.interval} ${repeat.every}` : '';
}

export function repeatOf(text: string, timeZone: string): Repetition | null {
  const [interval, every] = text.split(' ');
  return every ? { every: every as Every, interval: Number(interval), timeZone } : null;
}
