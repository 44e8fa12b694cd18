import { registerLive } from '@/app/liveInvalidation';

registerLive('sequence', ({ id }) => [
  ['get', '/api/sequences'],
  ['get', '/api/sequences/{id}', id],
  ['get', '/api/email-automation'],
  ['option', 'sequences', id],
  ['options', 'sequences'],
]);
registerLive('enrolment', ({ id }) => [
  ['get', '/api/enrolments'],
  ['get', '/api/enrolments/{id}', id],
  ['get', '/api/sequences'],
  ['get', '/api/sequences/{id}'],
  ['get', '/api/sequence-decisions'],
]);
registerLive('enrolment_run', ({ id }) => [
  ['get', '/api/enrolment-runs/{id}', id],
  ['get', '/api/enrolments'],
  ['get', '/api/sequences'],
]);
// What becomes of a mail is what the numbers are made of.
registerLive('mail', () => [
  ['get', '/api/sequences/{id}/numbers'],
  ['get', '/api/email-automation'],
  ['get', '/api/email-automation/mails'],
  ['get', '/api/sequence-decisions'],
]);
