import type { UserRef } from '@/features/users/public';

export interface AuditEntry {
  id: string;
  at: string;
  actor: UserRef | null;
  /** Such as `deal.placed`. */
  action: string;
  entity: string;
  entityId: string;
  changes: { field: string; before: unknown; after: unknown }[];
  ip: string | null;
  origin: 'browser' | 'api' | 'import' | 'system';
}

export interface AuditSearch {
  entity?: string;
  entityId?: string;
  actorId?: string;
  from?: string;
  to?: string;
}

/** The kinds of records that are written about, in the order of their use. */
export const auditedEntities = [
  'deal',
  'account',
  'campaign',
  'lead',
  'task',
  'activity',
  'user',
  'pipeline',
  'lost_reason',
  'mail_template',
  'suppression',
  'import',
] as const;

/** Midnight of a calendar day in the reader's zone, as an instant. */
function startOf(day: string, plusDays = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return undefined;
  const at = new Date(year, month - 1, date + plusDays);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Days as the reader chose them, both included, as the instants the API wants. */
export function periodOf({ from, to }: Pick<AuditSearch, 'from' | 'to'>): {
  from: string | undefined;
  to: string | undefined;
} {
  return { from: from && startOf(from), to: to && startOf(to, 1) };
}

/** Where the record can be looked at, if it has a page and is still there. */
export function recordHref({ entity, entityId, action }: AuditEntry): string | null {
  if (action.endsWith('.deleted')) return null;
  switch (entity) {
    case 'deal':
      return `/pipeline/${entityId}`;
    case 'account':
    case 'campaign':
    case 'lead':
      return `/${entity}s/${entityId}`;
    default:
      return null;
  }
}

/** A value of a change in one short line. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
