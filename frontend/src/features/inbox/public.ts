export { UnreadCount } from './components/UnreadCount';
export type { Asked, Thread, ThreadMessage, ThreadSummary } from './model';
export { type InboxSearch, type OutgoingFolder, readInboxSearch } from './search.model';
