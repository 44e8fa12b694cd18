import { readStored, removeStored, writeStored } from '@/lib/storage';
import { EMPTY_WRAP, isUntouched, type Wrap } from './model';

const key = (owner: string, leadId: string) => `facturix.wrap:${owner}:${leadId}`;

/** What was entered about a lead's call: kept with every stroke, so that nothing can take it away. */
export function readWrap(owner: string, leadId: string): Wrap {
  return { ...EMPTY_WRAP, ...readStored<Partial<Wrap>>(key(owner, leadId), {}) };
}

export function keepWrap(owner: string, leadId: string, wrap: Wrap): void {
  if (isUntouched(wrap) && wrap.startedAt === null) removeStored(key(owner, leadId));
  else writeStored(key(owner, leadId), wrap);
}

export function dropWrap(owner: string, leadId: string): void {
  removeStored(key(owner, leadId));
}
