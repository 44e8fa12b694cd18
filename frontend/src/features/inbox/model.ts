import type { InfiniteData } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import type { KeysetAnswer } from '@/api/queries';

/** A thread as lists show it. */
export type ThreadSummary = Schema<'ThreadSummary'>;

export type Correspondent = Schema<'Correspondent'>;

export type ThreadAttachment = Schema<'ThreadAttachment'>;

export type ThreadMessage = Schema<'ThreadMessage'>;

export type Thread = Schema<'Thread'>;

export type InboxCounts = Schema<'InboxCounts'>;

export const verbs = [
  'done',
  'reopen',
  'read',
  'unread',
  'flag',
  'unflag',
  'snooze',
  'wake',
] as const;
export type Verb = (typeof verbs)[number];

/** What leaves a thread in its place. */
export const marks = ['read', 'unread', 'flag', 'unflag'] as const;
export type Mark = (typeof marks)[number];

export const isMark = (verb: Verb): verb is Mark => marks.some((mark) => mark === verb);

/** Whether an action moves a thread to another folder; the others only mark it. */
export function isFiling(verb: Verb): verb is Exclude<Verb, Mark> {
  return !isMark(verb);
}

export const answers = ['reply', 'replyAll', 'forward'] as const;
export type AnswerMode = (typeof answers)[number];

/** An answer that the reader wants to write; `turn` is another number each time. */
export interface Asked {
  mode: AnswerMode;
  /** None where no message was chosen. */
  messageId: string | null;
  turn: number;
}

export type ThreadPages = InfiniteData<KeysetAnswer<ThreadSummary>>;

/** The pages as they are once `ids` were filed away. */
export function without(pages: ThreadPages, ids: ReadonlySet<string>): ThreadPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.filter((thread) => !ids.has(thread.id)),
    })),
  };
}

/** The pages with `ids` read, unread or flagged. */
export function marked(pages: ThreadPages, ids: ReadonlySet<string>, verb: Mark): ThreadPages {
  const mark = (thread: ThreadSummary): ThreadSummary => {
    if (!ids.has(thread.id)) return thread;
    if (verb === 'flag' || verb === 'unflag') return { ...thread, flagged: verb === 'flag' };
    if (verb === 'read') return { ...thread, unread: 0 };
    return thread.hasInbound && thread.unread === 0 ? { ...thread, unread: 1 } : thread;
  };
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map(mark) })),
  };
}

/** Which one the cursor goes to when these are gone: the next that stays, else the one before. */
export function neighbour(
  rows: readonly { id: string }[],
  gone: ReadonlySet<string>,
  from: string,
): string | null {
  const at = rows.findIndex(({ id }) => id === from);
  if (at < 0) return null;
  const after = rows.slice(at).find(({ id }) => !gone.has(id));
  const before = rows.slice(0, at).findLast(({ id }) => !gone.has(id));
  return (after ?? before)?.id ?? null;
}

/**
 * How far a list has to be scrolled so that what the reader looks at stays in its place when
 * rows come and go above it; 0 at the top, where new rows are meant to be seen.
 */
export function scrollShift(
  before: readonly string[],
  after: readonly string[],
  firstShown: number,
  rowHeight: number,
): number {
  if (firstShown <= 0) return 0;
  const places = new Map(after.map((id, index) => [id, index]));
  for (let at = firstShown; at < before.length; at++) {
    const now = places.get(before[at] ?? '');
    if (now !== undefined) return (now - at) * rowHeight;
  }
  return 0;
}

export const snoozes = ['laterToday', 'tomorrow', 'nextWeek', 'inTwoWeeks'] as const;
export type Snooze = (typeof snoozes)[number];

/** The moment that a choice stands for, by the reader's clock. */
export function snoozeTime(choice: Snooze, now: Date = new Date()): Date {
  const morning = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9, 0, 0, 0);
  switch (choice) {
    case 'laterToday': {
      const later = new Date(now.getTime() + 3 * 3_600_000);
      later.setMinutes(0, 0, 0);
      return later;
    }
    case 'tomorrow':
      return morning(1);
    case 'nextWeek':
      return morning((8 - now.getDay()) % 7 || 7);
    case 'inTwoWeeks':
      return morning(14);
  }
}

export function bodyPath(messageId: string, pictures: boolean, language: string): string {
  const query = new URLSearchParams({ pictures: String(pictures), language });
  return `/api/inbox/messages/${messageId}/body?${query}`;
}

export function attachmentPath(messageId: string, position: number): string {
  return `/api/inbox/messages/${messageId}/attachments/${position}`;
}

/** How somebody is called: by name, else by address. */
export function nameOf({ name, address }: Correspondent): string {
  return name?.trim() || address || '';
}

/** What is written about a file's size: the number and its unit. */
export function sizeOf(bytes: number): { value: number; unit: 'kB' | 'MB' } {
  return bytes < 1_000_000
    ? { value: Math.max(1, Math.round(bytes / 1000)), unit: 'kB' }
    : { value: Math.round(bytes / 100_000) / 10, unit: 'MB' };
}

export interface TextPart {
  text: string;
  href?: string;
}

const link = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** A plain text with its addresses made links. */
export function linked(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: match[0], href: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** First and last name of somebody who wrote, for a new lead. */
export function leadStart({ name, address }: Correspondent) {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  return {
    firstName: words.length > 1 ? words.slice(0, -1).join(' ') : '',
    lastName: words.at(-1) ?? '',
    email: address ?? '',
  };
}

/** Whom a thread is with: the last who wrote, else the first who was written to. */
export function otherSide(messages: readonly ThreadMessage[]): Correspondent | null {
  const wrote = messages.findLast(
    ({ direction, kind }) => direction === 'in' && kind === 'message',
  );
  return wrote?.from ?? messages.find(({ direction }) => direction === 'out')?.to[0] ?? null;
}
