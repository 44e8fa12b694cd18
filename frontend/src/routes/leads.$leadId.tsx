import { createFileRoute } from '@tanstack/react-router';
import { LeadPage } from '@/features/leads/components/LeadPage';
import { type LeadTab, leadTabs } from '@/features/leads/public';

export const Route = createFileRoute('/leads/$leadId')({
  staticData: { title: 'leads:one' },
  validateSearch: (search: Record<string, unknown>): { tab?: LeadTab } => {
    const tab = leadTabs.find((known) => known === search.tab);
    return tab ? { tab } : {};
  },
  component: Lead,
});

function Lead() {
  const { leadId } = Route.useParams();
  const { tab = 'timeline' } = Route.useSearch();
  return <LeadPage key={leadId} id={leadId} tab={tab} />;
}
