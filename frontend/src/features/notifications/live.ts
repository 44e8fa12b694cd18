import { registerLive } from '@/app/liveInvalidation';
import { bellKey } from './api';

registerLive('notification', () => [bellKey]);
