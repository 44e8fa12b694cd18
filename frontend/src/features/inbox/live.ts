import { registerLive } from '@/app/liveInvalidation';
import { countsKey, threadKey, threadsKey } from './api';

// Events of several threads, and those of messages, do not say which: the open one is read again.
const everything = () => [threadsKey, countsKey, ['get', '/api/inbox/threads/{id}']];

registerLive('thread', ({ id }) =>
  id === 'several' ? everything() : [threadsKey, countsKey, threadKey(id)],
);
for (const entity of ['message', 'mail', 'tracking', 'outgoing_mail']) {
  registerLive(entity, everything);
}
