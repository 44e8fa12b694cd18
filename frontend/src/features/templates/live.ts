import { registerLive } from '@/app/liveInvalidation';

registerLive('mail_template', (event) => [
  ['get', '/api/templates'],
  ['get', '/api/templates/{id}', event.id],
]);
// What comes of mails: each of these moves a number.
for (const entity of ['message', 'mail']) {
  registerLive(entity, () => [['get', '/api/templates', 'analytics']]);
}
