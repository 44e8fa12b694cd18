export { UnreadCount } from './components/UnreadCount';
export type { Thread, ThreadMessage, ThreadSummary } from './model';
export { type InboxSearch, type OutgoingFolder, readInboxSearch } from './search.model';
