import { registerLive } from '@/app/liveInvalidation';

registerLive('user', (event) => [
  ['get', '/api/users'],
  ['get', '/api/users/{id}', event.id],
  ['get', '/api/users/me'],
  ['option', 'users', event.id],
  ['options', 'users'],
]);
