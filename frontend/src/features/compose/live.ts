import { registerLive } from '@/app/liveInvalidation';

// Lists of mails on their way, and what a thread says of its own.
registerLive('mail', () => [
  ['get', '/api/mails'],
  ['get', '/api/inbox/threads'],
  ['get', '/api/inbox/counts'],
]);
