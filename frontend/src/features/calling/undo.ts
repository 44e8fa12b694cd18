import { readStored, removeStored, writeStored } from '@/lib/storage';
import type { Wrap } from './model';

/** As long as the server takes an outcome back. */
const REVOCABLE_MS = 10 * 60_000;

/** The last outcome of a person, for as long as it can be taken back. */
export interface Undoable {
  leadId: string;
  leadName: string;
  activityId: string;
  until: number;
  /** What was entered: it is there again when the lead is. */
  wrap: Wrap | null;
}

const key = (owner: string) => `facturix.undo:${owner}`;

export function readUndoable(owner: string, now = Date.now()): Undoable | null {
  const kept = readStored<Undoable | null>(key(owner), null);
  return kept && kept.until > now ? kept : null;
}

export function keepUndoable(
  owner: string,
  outcome: Omit<Undoable, 'until'>,
  now = Date.now(),
): Undoable {
  const undoable = { ...outcome, until: now + REVOCABLE_MS };
  writeStored(key(owner), undoable);
  return undoable;
}

/** Another outcome that has come since stays. */
export function dropUndoable(owner: string, activityId: string): void {
  if (readUndoable(owner)?.activityId === activityId) removeStored(key(owner));
}
