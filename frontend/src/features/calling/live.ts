import { registerLive } from '@/app/liveInvalidation';

// Who works on a lead shows on its page, in lists and in the queue; the lead in hand may be lost.
registerLive('lease', (event) => [
  ['get', '/api/leads/{id}', event.id],
  ['get', '/api/leads', 'pages'],
  ['get', '/api/leads', 'first'],
  ['get', '/api/campaigns/{id}/queue'],
  ...(event.event === 'lead.released' ? [['get', '/api/leads/{id}/lock', event.id]] : []),
]);
registerLive('campaign', () => [['get', '/api/campaigns/{id}/queue']]);
registerLive('absence', () => [['get', '/api/absences']]);
