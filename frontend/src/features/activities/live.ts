import { registerLive } from '@/app/liveInvalidation';
import { timelineKey } from './api';

registerLive('activity', () => [timelineKey]);

// What happens to a record is on its timeline as well, without news of its own.
for (const entity of ['deal', 'lead', 'campaign', 'account', 'task', 'message', 'thread']) {
  registerLive(entity, () => [timelineKey]);
}
