import { registerLive } from '@/app/liveInvalidation';
import { emailSettingsQuery, mailboxesQuery } from './api';

registerLive('mailbox', () => [emailSettingsQuery.queryKey, mailboxesQuery.queryKey]);
