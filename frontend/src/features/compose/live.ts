import { registerLive } from '@/app/liveInvalidation';

// Lists of mails on their way, and what a thread says of its own.
registerLive('mail', () => [
  ['get', '/api/mails'],
  ['get', '/api/inbox/threads'],
  ['get', '/api/inbox/counts'],
]);

// Why they wait is a matter of their mailbox.
registerLive('mailbox', () => [['get', '/api/mails']]);
