import { createFileRoute } from '@tanstack/react-router';
import { SequencesPage } from '@/features/sequences/components/SequencesPage';
import type { SequenceListSearch } from '@/features/sequences/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/sequences/')({
  staticData: { title: 'sequences:title' },
  validateSearch: (search: Record<string, unknown>): SequenceListSearch =>
    textParams(search, ['q', 'sort', 'state', 'campaignId', 'ownerId']),
  component: Sequences,
});

function Sequences() {
  return <SequencesPage search={Route.useSearch()} />;
}
