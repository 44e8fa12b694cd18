import { createFileRoute } from '@tanstack/react-router';
import { CampaignsPage } from '@/features/campaigns/components/CampaignsPage';
import type { CampaignListSearch } from '@/features/campaigns/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/campaigns/')({
  staticData: { title: 'campaigns:title' },
  validateSearch: (search: Record<string, unknown>): CampaignListSearch =>
    textParams(search, ['q', 'sort', 'accountId', 'status', 'assigneeId']),
  component: Campaigns,
});

function Campaigns() {
  return <CampaignsPage search={Route.useSearch()} />;
}
