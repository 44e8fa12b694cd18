export { RecordTimeline } from './components/RecordTimeline';
