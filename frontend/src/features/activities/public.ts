export { PersonsCalls } from './components/PersonsCalls';
export { RecordTimeline } from './components/RecordTimeline';
