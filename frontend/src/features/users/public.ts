export { type UserListSearch, userSource, workloadsQuery } from './api';
export { AssignDialog } from './components/AssignDialog';
export { AssigneesCard } from './components/AssigneesCard';
export { WorkloadText } from './components/WorkloadText';
export type { UserRef } from './model';
