import { createFileRoute } from '@tanstack/react-router';
import { CampaignPage } from '@/features/campaigns/components/CampaignPage';
import { type CampaignTab, campaignTabs } from '@/features/campaigns/public';

export const Route = createFileRoute('/campaigns/$campaignId')({
  staticData: { title: 'campaigns:one' },
  validateSearch: (search: Record<string, unknown>): { tab?: CampaignTab } => {
    const tab = campaignTabs.find((known) => known === search.tab);
    return tab ? { tab } : {};
  },
  component: Campaign,
});

function Campaign() {
  const { campaignId } = Route.useParams();
  const { tab = 'overview' } = Route.useSearch();
  return <CampaignPage key={campaignId} id={campaignId} tab={tab} />;
}
