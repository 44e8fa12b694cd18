import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '@/features/audit/components/AuditPage';
import type { AuditSearch } from '@/features/audit/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/settings/audit')({
  staticData: { title: 'settings:part.audit' },
  validateSearch: (search: Record<string, unknown>): AuditSearch =>
    textParams(search, ['entity', 'entityId', 'actorId', 'from', 'to']),
  component: Audit,
});

function Audit() {
  return <AuditPage search={Route.useSearch()} />;
}
