import { registerLive } from '@/app/liveInvalidation';

// Another name, order or kind of a stage shows wherever deals do.
registerLive('pipeline', () => [
  ['get', '/api/pipelines'],
  ['get', '/api/deals'],
  ['get', '/api/deals/board'],
  ['get', '/api/deals/stats'],
]);
registerLive('lost_reason', () => [['get', '/api/lost-reasons']]);
