import { queryOptions } from '@tanstack/react-query';
import { queryString, sendJson } from '@/api/json';
import type { Dashboard, DashboardScope } from './model';

const path = '/api/reports/dashboard';

export interface DashboardSearch {
  scope?: DashboardScope;
  pipeline?: string;
}

export const dashboardQuery = (search: { scope: DashboardScope; pipeline: string | null }) =>
  queryOptions({
    queryKey: ['get', path, search],
    queryFn: ({ signal }) => sendJson<Dashboard>('GET', path + queryString(search), { signal }),
    // Another slice shows the numbers it had until the new ones are here.
    placeholderData: (before) => before,
  });
