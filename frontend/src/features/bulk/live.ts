import { registerLive } from '@/app/liveInvalidation';

registerLive('bulk_run', (event) => [
  ['get', '/api/bulk-runs'],
  ['get', '/api/bulk-runs/{id}', event.id],
]);
