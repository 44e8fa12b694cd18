export { AbsenceCard } from './components/AbsenceCard';
export { LocalTime } from './components/LeadCard';
export { LeadLockBadge } from './components/LeadLockBadge';
export { LeadLockMark } from './components/LeadLockMark';
export { QueueCard } from './components/QueueCard';
