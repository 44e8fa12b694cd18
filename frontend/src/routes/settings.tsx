import { createFileRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '@/app/session';
import { SettingsPage } from '@/features/settings/components/SettingsPage';

export const Route = createFileRoute('/settings')({
  staticData: { title: 'settings:title' },
  // The server refuses others anyway; this keeps them from a page of refusals.
  beforeLoad: async ({ context: { client } }) => {
    const me = await client.ensureQueryData(meQuery);
    if (me.role !== 'admin') throw redirect({ to: '/preferences', replace: true });
  },
  component: SettingsPage,
});
