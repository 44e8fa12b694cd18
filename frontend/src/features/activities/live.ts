import { registerLive } from '@/app/liveInvalidation';
import { timelineKey } from './api';

registerLive('activity', () => [timelineKey]);
