import { readStored, writeStored } from '@/lib/storage';
import type { Lease } from './model';

const KEY = 'facturix.ended';

const nameOf = ({ lead, leasedAt }: Lease) => `${lead.id} ${leasedAt}`;

/** Notes that this lease ends by one's own doing, for whichever tab of this browser hears of its end. */
export function noteEnd(lease: Lease): void {
  writeStored(KEY, nameOf(lease));
}

/** Whether it was here that the lease was ended, and nobody took the lead away. */
export function endedHere(lease: Lease): boolean {
  return readStored<string | null>(KEY, null) === nameOf(lease);
}
