import type { Schema } from '@/api/client';

export type Priority = Schema<'TaskPriority'>;
export type Task = Schema<'Task'>;

/** What a task's editor sends, with every field said: a PUT replaces the task whole. */
export type TaskRequest = Required<Schema<'TaskRequest'>>;

/** What a task is a next step of. */
export type TaskSubject = { dealId: string } | { leadId: string } | { accountId: string };

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
    accountId: task.deal || task.lead ? null : (task.account?.id ?? null),
    notes: task.notes,
    done: task.doneAt !== null,
    ...patch,
  };
}

/** Nine in the morning, `days` from today, by the reader's clock; in an hour when that is past. */
export function dueIn(days: number, now: Date = new Date()): Date {
  const due = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9, 0, 0, 0);
  if (due.getTime() > now.getTime()) return due;
  const soon = new Date(now.getTime() + 60 * 60_000);
  soon.setMinutes(0, 0, 0);
  return new Date(soon.getTime() + 60 * 60_000);
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
