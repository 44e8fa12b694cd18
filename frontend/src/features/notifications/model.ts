import type { Schema } from '@/api/client';

export type Notification = Schema<'Notification'>;
export type NotificationKind = Notification['kind'];
export type Preferences = Schema<'NotificationPreferences'>;
export type Choice = Schema<'NotificationChoice'>;

export interface NotificationPage {
  items: Notification[];
  nextCursor: string | null;
  unreadCount: number;
}

/** The server counts no further. */
export const MANY = 100;

const pages: Record<string, string> = {
  deal: '/pipeline',
  lead: '/leads',
  account: '/accounts',
  campaign: '/campaigns',
  import: '/imports',
  task: '/tasks',
  thread: '/inbox',
  mail: '/inbox?folder=failed',
  mailbox: '/settings/email',
};

/** These are told at a place of their own, whichever record it is. */
const places = new Set(['mail', 'mailbox']);

/** Where a notification leads: its record, else the reader's own records of that kind. */
export function hrefOf({ entity, record }: Notification, me: string): string {
  const page = pages[entity] ?? '/dashboard';
  if (places.has(entity)) return page;
  if (record) {
    return entity === 'task' ? `/tasks?dialog=edit-task:${record.id}` : `${page}/${record.id}`;
  }
  if (entity === 'deal') return `/pipeline?view=table&ownerId=${me}`;
  return entity === 'lead' ? `/leads?ownerId=${me}` : page;
}

/** The key of its first line in the feature's texts. */
export function textKey({ kind, entity, record, text }: Notification): string {
  if (kind === 'assigned') return record ? `assigned.${entity}` : `assigned.many_${entity}`;
  if (kind === 'deal_moved') return record ? 'deal_moved' : 'deals_moved';
  if (kind.startsWith('mail_') && !record) return kind.replace('mail_', 'mails_');
  if (kind === 'mailbox_failing' && text === 'sending') return 'mailbox_not_sending';
  if (kind === 'import_done' && text === 'failed') return 'import_failed';
  return kind;
}

/** What came since midnight, by the reader's clock, and what came before. */
export function byDay(
  notifications: readonly Notification[],
  now: Date,
): { today: Notification[]; earlier: Notification[] } {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const isToday = ({ at }: Notification) => Date.parse(at) >= midnight;
  return {
    today: notifications.filter(isToday),
    earlier: notifications.filter((one) => !isToday(one)),
  };
}

/** The page after one notification, or all, have been read. */
export function asRead(page: NotificationPage, id: string | null, at: string): NotificationPage {
  const concerned = (one: Notification) => one.readAt === null && (id === null || one.id === id);
  const known = page.items.filter(concerned).length;
  return {
    ...page,
    items: page.items.map((one) => (concerned(one) ? { ...one, readAt: at } : one)),
    unreadCount: id === null ? 0 : Math.max(0, page.unreadCount - known),
  };
}
