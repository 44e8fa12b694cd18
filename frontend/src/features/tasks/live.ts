import { recordKey } from '@/api/queries';
import { registerLive } from '@/app/liveInvalidation';
import { tasksKey } from './api';

registerLive('task', ({ id }) => [tasksKey, recordKey('/api/tasks', id)]);
