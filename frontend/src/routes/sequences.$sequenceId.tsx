import { createFileRoute } from '@tanstack/react-router';
import { SequencePage } from '@/features/sequences/components/SequencePage';
import { type SequenceTab, sequenceTabs } from '@/features/sequences/public';
import { textParams } from '@/lib/searchParams';

interface Search {
  tab?: SequenceTab;
  state?: string;
  reason?: string;
  q?: string;
  from?: string;
  to?: string;
}

export const Route = createFileRoute('/sequences/$sequenceId')({
  staticData: { title: 'sequences:one' },
  validateSearch: (search: Record<string, unknown>): Search => {
    const tab = sequenceTabs.find((known) => known === search.tab);
    return {
      ...textParams(search, ['state', 'reason', 'q', 'from', 'to']),
      ...(tab ? { tab } : {}),
    };
  },
  component: Sequence,
});

function Sequence() {
  const { sequenceId } = Route.useParams();
  const { tab = 'steps', ...search } = Route.useSearch();
  return <SequencePage key={sequenceId} id={sequenceId} tab={tab} search={search} />;
}
