import { createFileRoute } from '@tanstack/react-router';
import { WorkspacePage } from '@/features/calling/components/WorkspacePage';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/leads/workspace')({
  staticData: { title: 'calling:title' },
  validateSearch: (search: Record<string, unknown>): { campaignId?: string } =>
    textParams(search, ['campaignId'] as const),
  component: Workspace,
});

function Workspace() {
  const { campaignId } = Route.useSearch();
  return <WorkspacePage campaignId={campaignId ?? null} />;
}
