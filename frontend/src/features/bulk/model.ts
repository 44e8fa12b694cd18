import type { Schema } from '@/api/client';

export type BulkRun = Schema<'BulkRun'>;
export type BulkAction = Schema<'BulkAction'>;
export type BulkKind = BulkAction['type'];
export type AssignBy = NonNullable<BulkAction['by']>;
export type Refusal = BulkRun['refusedByReason'][number]['reason'];

/** These leads, or all that match a filter, of which there were so many when it was decided. */
export interface Selected {
  ids?: string[];
  filter?: Readonly<Record<string, unknown>>;
  expected?: number;
}

/** An action with what its kind needs; the rest is absent. */
export type Wanted = { type: BulkKind } & Partial<Omit<BulkAction, 'type'>>;

export const isBusy = ({ state }: Pick<BulkRun, 'state'>): boolean =>
  state === 'waiting' || state === 'running' || state === 'undoing';

/** How far a run is, in percent; what is not counted yet is nothing. */
export function progressOf({ total, done }: Pick<BulkRun, 'total' | 'done'>): number {
  return total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
}

/** Whether it can be taken back at this moment. */
export function isUndoable(
  { undoableUntil }: Pick<BulkRun, 'undoableUntil'>,
  now: number,
): boolean {
  return undoableUntil !== null && undoableUntil !== undefined && Date.parse(undoableUntil) > now;
}
