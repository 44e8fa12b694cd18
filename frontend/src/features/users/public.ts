export { type UserListSearch, userSource } from './api';
export { AssignDialog } from './components/AssignDialog';
export { AssigneesCard } from './components/AssigneesCard';
export type { UserRef } from './model';
