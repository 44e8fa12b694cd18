import { registerLive } from '@/app/liveInvalidation';

registerLive('account', (event) => [
  ['get', '/api/accounts'],
  ['get', '/api/accounts/{id}', event.id],
  ['option', 'accounts', event.id],
  ['options', 'accounts'],
]);
// An account counts what belongs to it.
for (const entity of ['campaign', 'lead', 'deal']) {
  registerLive(entity, () => [['get', '/api/accounts/{id}']]);
}
registerLive('deal', () => [['get', '/api/accounts']]);
// Deals bring accounts along that were missing.
registerLive('import', ({ event }) =>
  event.endsWith('.imported')
    ? [
        ['get', '/api/accounts'],
        ['options', 'accounts'],
      ]
    : [],
);
