import { createFileRoute } from '@tanstack/react-router';
import { LeadsPage } from '@/features/leads/components/LeadsPage';
import { type LeadListSearch, leadSearchKeys } from '@/features/leads/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/leads/')({
  staticData: { title: 'leads:title' },
  validateSearch: (search: Record<string, unknown>): LeadListSearch =>
    textParams(search, leadSearchKeys),
  component: Leads,
});

function Leads() {
  return <LeadsPage search={Route.useSearch()} />;
}
