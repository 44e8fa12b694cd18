export type { AuditSearch } from './model';
