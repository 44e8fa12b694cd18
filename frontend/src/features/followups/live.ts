import { registerLive } from '@/app/liveInvalidation';
import { suggestionsKey } from './api';

// A gap closes with a task or a touch, and opens with what becomes of them.
for (const entity of ['suggestion', 'task', 'activity', 'lead']) {
  registerLive(entity, () => [suggestionsKey]);
}
