import { readStored, removeStored, writeStored } from '@/lib/storage';
import { Store } from '@/lib/store';
import type { SavedAs } from './autosave';
import type { ComposeStart, Letter } from './model';

/** A mail that lies open at the corner of the screen. `key` is new for each one. */
export interface OpenLetter {
  key: string;
  start: ComposeStart;
  /** Goes on with what this browser kept. */
  restore: boolean;
}

export const desk = new Store<{ open: OpenLetter | null; small: boolean }>({
  open: null,
  small: false,
});

/** What a window had written, kept with every stroke: a reload or a login finds it again. */
export interface Kept {
  start: ComposeStart;
  letter: Letter;
  saved: SavedAs | null;
}

const slot = (owner: string, place: string) => `facturix.mail:${owner}:${place}`;

export const readKept = (owner: string, place: string) =>
  readStored<Kept | null>(slot(owner, place), null);

export const keep = (owner: string, place: string, kept: Kept) =>
  writeStored(slot(owner, place), kept);

export const dropKept = (owner: string, place: string) => removeStored(slot(owner, place));

let count = 0;

export function openLetter(start: ComposeStart, restore = false): void {
  count += 1;
  desk.set({ open: { key: `${Date.now()}-${count}`, start, restore }, small: false });
}

export function closeLetter(): void {
  desk.set({ open: null, small: false });
}
