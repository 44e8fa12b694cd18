import { registerLive } from '@/app/liveInvalidation';
import { keys } from './api';

registerLive('deal', (event) => [keys.boards, keys.stats, keys.lists, keys.deal(event.id)]);
// A task is what comes next for a deal: it changes the sign on the card.
registerLive('task', () => [keys.boards, keys.lists, keys.deals]);
// An import changes more than one would list: everything that shows deals is read again.
registerLive('import', ({ event }) =>
  event === 'deals.imported' ? [keys.boards, keys.stats, keys.lists, keys.deals] : [],
);
