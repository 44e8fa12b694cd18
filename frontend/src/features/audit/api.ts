import { pagesQuery } from '@/api/queries';
import { type AuditEntry, type AuditSearch, periodOf } from './model';

export const auditQuery = ({ from, to, ...filters }: AuditSearch) =>
  pagesQuery<AuditEntry>('/api/audit-entries', {
    ...filters,
    ...periodOf({ from, to }),
    limit: 100,
  });
