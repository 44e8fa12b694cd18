import { registerLive } from '@/app/liveInvalidation';
import { jobsKey } from './api';

registerLive('job', () => [jobsKey]);
