import { createRootRouteWithContext } from '@tanstack/react-router';
import type { RouterContext } from '@/app/router';
import { Shell } from '@/app/Shell';
import { meQuery, organisationQuery } from '@/app/session';
import { BulkTray } from '@/features/bulk/public';
import { ComposeDock } from '@/features/compose/public';
import { UnreadCount } from '@/features/inbox/public';
import { Bell } from '@/features/notifications/public';
import { DueCount } from '@/features/tasks/public';

const counts = { '/tasks': DueCount, '/inbox': UnreadCount };

/** Every page can have a dialog open over it: `?dialog=new-deal`, `?dialog=edit-deal:<id>`. */
export interface RootSearch {
  dialog?: string;
}

export const Route = createRootRouteWithContext<RouterContext>()({
  validateSearch: (search: Record<string, unknown>): RootSearch =>
    typeof search.dialog === 'string' ? { dialog: search.dialog } : {},
  loader: async ({ context: { client } }) => {
    await Promise.all([client.ensureQueryData(meQuery), client.prefetchQuery(organisationQuery)]);
  },
  component: Root,
});

function Root() {
  return (
    <Shell tools={<Bell />} counts={counts}>
      <BulkTray />
      <ComposeDock />
    </Shell>
  );
}
