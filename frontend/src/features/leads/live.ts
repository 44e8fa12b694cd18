import { registerLive } from '@/app/liveInvalidation';

registerLive('lead', (event) => [
  ['get', '/api/leads'],
  ['get', '/api/leads/{id}', event.id],
  ['option', 'leads', event.id],
  ['options', 'leads'],
]);
// A lead counts its deals.
registerLive('deal', () => [['get', '/api/leads/{id}']]);
