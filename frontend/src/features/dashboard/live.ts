import { registerLive } from '@/app/liveInvalidation';

// Every number here is made of these.
for (const entity of ['deal', 'account', 'campaign', 'lead', 'task', 'pipeline']) {
  registerLive(entity, () => [['get', '/api/reports/dashboard']]);
}
registerLive('import', ({ event }) =>
  event.endsWith('.imported') ? [['get', '/api/reports/dashboard']] : [],
);
