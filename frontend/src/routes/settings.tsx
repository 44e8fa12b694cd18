import { createFileRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '@/app/session';
import { SettingsPage } from '@/features/settings/components/SettingsPage';
import { detour } from '@/features/settings/public';

export const Route = createFileRoute('/settings')({
  staticData: { title: 'settings:title' },
  // The server refuses others anyway; this keeps them from a page of refusals.
  beforeLoad: async ({ context: { client }, location }) => {
    const me = await client.ensureQueryData(meQuery);
    const to = detour(me.role, location.pathname);
    if (to) throw redirect({ to, replace: true });
  },
  component: SettingsPage,
});
