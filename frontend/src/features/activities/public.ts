export { ActivityFeed } from './components/ActivityFeed';
export { MentionTextarea } from './components/MentionTextarea';
export { PersonsCalls } from './components/PersonsCalls';
export { RecordTimeline } from './components/RecordTimeline';
export { mentionsIn, type Person } from './model';
