import { registerLive } from '@/app/liveInvalidation';

registerLive('import', (event) => [
  ['get', '/api/imports', 'pages'],
  ['get', '/api/imports/{id}', event.id],
]);
