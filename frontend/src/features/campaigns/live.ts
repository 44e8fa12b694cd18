import { registerLive } from '@/app/liveInvalidation';

registerLive('campaign', (event) => [
  ['get', '/api/campaigns'],
  ['get', '/api/campaigns/{id}', event.id],
  ['option', 'campaigns', event.id],
  ['options', 'campaigns'],
  ['get', '/api/campaigns/{id}/settings', event.id],
  ['get', '/api/campaigns/{id}/statuses', event.id],
  ['get', '/api/campaigns/{id}/objections', event.id],
  ['get', '/api/campaigns/{id}/scoring', event.id],
  ['get', '/api/campaigns/{id}/overview', event.id],
  ['get', '/api/campaigns/{id}/members', event.id],
]);
// A campaign counts its leads and deals.
for (const entity of ['lead', 'deal', 'bulk_run']) {
  registerLive(entity, () => [
    ['get', '/api/campaigns'],
    ['get', '/api/campaigns/{id}'],
    ['get', '/api/campaigns/{id}/overview'],
    ['get', '/api/campaigns/{id}/members'],
  ]);
}
registerLive('lead', () => [['get', '/api/campaigns/{id}/statuses']]);
for (const entity of ['task', 'activity', 'bulk_run']) {
  registerLive(entity, () => [
    ['get', '/api/campaigns/{id}/members'],
    ['get', '/api/workloads'],
  ]);
}
