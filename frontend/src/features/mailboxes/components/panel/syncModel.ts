import type { Schema } from '@/api/client';

export type MailboxSync = Schema<'MailSync'>;
export type MailboxSkip = Schema<'MailSkip'>;
export type FoundMessages = Schema<'FoundMessages'>;
export type SyncState = MailboxSync['state'];

export const colors: Record<SyncState, string> = {
  waiting: 'gray',
  syncing: 'blue',
  watching: 'mint',
  failing: 'red',
};

type Folder = MailboxSync['folders'][number];
type Troubled = Folder & { error: NonNullable<Folder['error']> };

/** The folders that cannot be read, although their mailbox can. */
export const troubled = (folders: readonly Folder[]): Troubled[] =>
  folders.filter((folder): folder is Troubled => folder.error !== null);

export type FindBy = 'subject' | 'from' | 'messageId';
export const findBys: readonly FindBy[] = ['subject', 'from', 'messageId'];

/** How much of the mailbox has been read, in percent; null where nothing is left to read. */
export function progress({ complete, seen, waiting }: MailboxSync): number | null {
  if (complete || seen + waiting === 0) return null;
  return Math.floor((seen / (seen + waiting)) * 100);
}

/** What somebody pasted, as the server is asked for it. */
export function wanted(by: FindBy, text: string): string {
  const bare = text.trim();
  if (by === 'subject') return bare;
  return bare.replace(/^.*<([^<>]+)>.*$/, '$1');
}
