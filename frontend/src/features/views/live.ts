import { registerLive } from '@/app/liveInvalidation';

registerLive('saved_view', () => [['get', '/api/saved-views']]);
registerLive('campaign_filters', (event) => [
  ['get', '/api/campaigns/{id}/default-filters', event.id],
]);
