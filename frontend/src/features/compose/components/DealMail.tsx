import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { recordQuery } from '@/api/queries';
import { ComposeButton } from './ComposeButton';

interface Named {
  id: string;
  name: string;
}

/** Writes to the lead of a deal, about the deal. */
export function DealMail({ deal, lead }: { deal: Named; lead: Named | null }) {
  const known = useQuery({
    ...recordQuery<Schema<'Lead'>>('/api/leads', lead?.id ?? ''),
    enabled: lead !== null,
  });
  const { id, name } = deal;
  return (
    <ComposeButton
      // Without its lead's address the mail would go to nobody.
      waiting={lead !== null && known.isPending}
      start={{
        deal: { id, name },
        ...(lead ? { lead: { ...lead, email: known.data?.email ?? null } } : {}),
      }}
    />
  );
}
