import { createFileRoute } from '@tanstack/react-router';
import { LeadsPage } from '@/features/leads/components/LeadsPage';
import type { LeadListSearch } from '@/features/leads/public';
import { textParams } from '@/lib/searchParams';

const keys = [
  'q',
  'sort',
  'campaignId',
  'accountId',
  'status',
  'meaning',
  'ownerId',
  'source',
  'country',
] as const;

export const Route = createFileRoute('/leads/')({
  staticData: { title: 'leads:title' },
  validateSearch: (search: Record<string, unknown>): LeadListSearch => textParams(search, keys),
  component: Leads,
});

function Leads() {
  return <LeadsPage search={Route.useSearch()} />;
}
