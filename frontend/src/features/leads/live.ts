import { registerLive } from '@/app/liveInvalidation';

registerLive('lead', (event) => [
  ['get', '/api/leads'],
  ['get', '/api/leads/{id}', event.id],
  ['option', 'leads', event.id],
  ['options', 'leads'],
]);
// Statuses and scores of a whole campaign change at once, without a word about each lead.
registerLive('campaign', (event) => {
  switch (event.event) {
    case 'campaign.statuses_changed':
      return [
        ['get', '/api/lead-statuses'],
        ['get', '/api/campaigns/{id}/statuses', event.id],
        ['get', '/api/leads'],
        ['get', '/api/leads/{id}'],
      ];
    case 'campaign.scores_changed':
      return [
        ['get', '/api/leads'],
        ['get', '/api/leads/{id}'],
        ['get', '/api/leads/{id}/score'],
      ];
    case 'campaign.settings_changed':
      return [
        ['get', '/api/leads/{id}/script'],
        ['get', '/api/leads/{id}/score'],
      ];
    default:
      return [];
  }
});
for (const entity of ['lead', 'activity']) {
  registerLive(entity, () => [['get', '/api/leads/{id}/score']]);
}
// Many leads at once: whatever shows leads reads them again.
registerLive('bulk_run', () => [
  ['get', '/api/leads'],
  ['get', '/api/leads/{id}'],
]);
registerLive('lead_fields', (event) => [['get', '/api/campaigns/{id}/fields', event.id]]);
// A lead counts its deals.
registerLive('deal', () => [['get', '/api/leads/{id}']]);
