import { createFileRoute, redirect } from '@tanstack/react-router';
import { navFor } from '@/app/nav';
import { meQuery } from '@/app/session';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context: { client } }) => {
    const me = await client.ensureQueryData(meQuery);
    const [first] = navFor(me.role);
    throw redirect({ to: first?.to ?? '/preferences', replace: true });
  },
});
