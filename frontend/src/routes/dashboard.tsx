import { createFileRoute } from '@tanstack/react-router';
import { DashboardPage } from '@/features/dashboard/components/DashboardPage';
import type { DashboardSearch } from '@/features/dashboard/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/dashboard')({
  staticData: { title: 'dashboard:title' },
  validateSearch: (search: Record<string, unknown>): DashboardSearch => {
    const { pipeline, scope } = textParams(search, ['pipeline', 'scope']);
    return {
      ...(pipeline ? { pipeline } : {}),
      ...(scope === 'mine' || scope === 'team' ? { scope } : {}),
    };
  },
  component: Dashboard,
});

function Dashboard() {
  return <DashboardPage search={Route.useSearch()} />;
}
