export { emailSettingsQuery, mailboxesQuery } from './api';
export { MailboxesCard } from './components/MailboxesCard';
export type { MailboxLine } from './model';
