import { registerLive } from '@/app/liveInvalidation';

registerLive('campaign', (event) => [
  ['get', '/api/campaigns'],
  ['get', '/api/campaigns/{id}', event.id],
  ['option', 'campaigns', event.id],
  ['options', 'campaigns'],
]);
// A campaign counts its leads and deals.
for (const entity of ['lead', 'deal']) {
  registerLive(entity, () => [
    ['get', '/api/campaigns'],
    ['get', '/api/campaigns/{id}'],
  ]);
}
