import { createFileRoute } from '@tanstack/react-router';
import { SuppressionsPage } from '@/features/suppressions/components/SuppressionsPage';
import type { SuppressionSearch } from '@/features/suppressions/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/settings/suppressions')({
  staticData: { title: 'settings:part.suppressions' },
  validateSearch: (search: Record<string, unknown>): SuppressionSearch =>
    textParams(search, ['q', 'sort', 'reason', 'accountId']),
  component: Suppressions,
});

function Suppressions() {
  return <SuppressionsPage search={Route.useSearch()} />;
}
