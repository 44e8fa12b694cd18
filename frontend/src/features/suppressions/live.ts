import { registerLive } from '@/app/liveInvalidation';

registerLive('suppression', () => [['get', '/api/suppressions']]);
