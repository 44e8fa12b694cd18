import { registerLive } from '@/app/liveInvalidation';
import { tasksKey } from './api';

registerLive('task', () => [tasksKey]);
