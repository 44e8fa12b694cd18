import { readStored, removeStored, storedKeys, writeStored } from '@/lib/storage';
import { EMPTY_WRAP, isUntouched, type Lead, type Wrap } from './model';

/** With the lead's name: what is found again has to say whom it is about. */
type Kept = Partial<Wrap> & { leadName?: string };

const prefix = (owner: string) => `facturix.wrap:${owner}:`;
const key = (owner: string, leadId: string) => prefix(owner) + leadId;

/** What was entered about a lead's call: kept with every stroke, so that nothing can take it away. */
export function readWrap(owner: string, leadId: string): Wrap {
  const { leadName: _of, ...wrap } = readStored<Kept>(key(owner, leadId), {});
  return { ...EMPTY_WRAP, ...wrap };
}

export function keepWrap(owner: string, lead: Pick<Lead, 'id' | 'fullName'>, wrap: Wrap): void {
  if (isUntouched(wrap) && wrap.startedAt === null) removeStored(key(owner, lead.id));
  else writeStored(key(owner, lead.id), { ...wrap, leadName: lead.fullName });
}

export function dropWrap(owner: string, leadId: string): void {
  removeStored(key(owner, leadId));
}

/** A note on a lead, as it waits to be put on its timeline. */
export type LeftNote = Pick<Wrap, 'note' | 'named'> & { leadId: string; leadName: string };

/**
 * The notes on leads that are not in hand any more: the lease ended or somebody took the lead
 * over, be it while this browser was closed or its session over.
 */
export function leftNotes(owner: string, inHand: string | null): LeftNote[] {
  return storedKeys(prefix(owner)).flatMap((stored) => {
    const leadId = stored.slice(prefix(owner).length);
    const { note = '', named = [], leadName = '' } = readStored<Kept>(stored, {});
    return leadId === inHand || note.trim() === '' ? [] : [{ leadId, leadName, note, named }];
  });
}
