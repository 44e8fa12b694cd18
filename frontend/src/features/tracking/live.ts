import { registerLive } from '@/app/liveInvalidation';
import { trackingKey } from './api';

registerLive('mail', ({ id }) => [trackingKey(id)]);
