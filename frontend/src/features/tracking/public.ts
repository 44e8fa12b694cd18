export { TrackingBadge } from './components/TrackingBadge';
export type { TrackingSums } from './model';
