export { AbsenceCard } from './components/AbsenceCard';
export { LeadLockBadge } from './components/LeadLockBadge';
export { LeadLockMark } from './components/LeadLockMark';
export { QueueCard } from './components/QueueCard';
