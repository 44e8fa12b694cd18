import { textParams } from '@/lib/searchParams';

/** Folders whose threads the server lists. */
export const threadFolders = ['inbox', 'snoozed', 'sent', 'done'] as const;
/** Folders of mails that have not gone out. */
export const outgoingFolders = ['scheduled', 'drafts', 'failed'] as const;

export type ThreadFolder = (typeof threadFolders)[number];
export type OutgoingFolder = (typeof outgoingFolders)[number];
export type Folder = ThreadFolder | OutgoingFolder;

const texts = ['mailboxId', 'accountId', 'campaignId', 'q', 'thread'] as const;

/** The inbox as the address holds it; `thread` is open beside the list. */
export interface InboxSearch {
  folder?: Folder;
  /** Everybody's mail that one may see; absent: one's own. */
  scope?: 'visible';
  unread?: true;
  mailboxId?: string;
  accountId?: string;
  campaignId?: string;
  q?: string;
  thread?: string;
}

/** What an address says; odd values are left out. */
export function readInboxSearch(raw: Record<string, unknown>): InboxSearch {
  const search: InboxSearch = textParams(raw, texts);
  const folder = [...threadFolders, ...outgoingFolders].find((one) => one === raw.folder);
  if (folder && folder !== 'inbox') search.folder = folder;
  if (raw.scope === 'visible') search.scope = 'visible';
  if (raw.unread === true || raw.unread === 'true') search.unread = true;
  return search;
}

export function isOutgoing(folder: Folder): folder is OutgoingFolder {
  return outgoingFolders.some((one) => one === folder);
}

/** The query parameters of `/api/inbox/threads` that a search stands for. */
export function threadFilter({ thread: _open, folder = 'inbox', ...rest }: InboxSearch) {
  return { folder, ...rest };
}

/** True when something besides the folder narrows what is shown. */
export function isNarrowed({ unread, mailboxId, accountId, campaignId, q }: InboxSearch): boolean {
  return [unread, mailboxId, accountId, campaignId, q].some((value) => value !== undefined);
}
