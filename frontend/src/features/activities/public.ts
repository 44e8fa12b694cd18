export { MentionTextarea } from './components/MentionTextarea';
export { RecordTimeline } from './components/RecordTimeline';
export { mentionsIn, type Person } from './model';
