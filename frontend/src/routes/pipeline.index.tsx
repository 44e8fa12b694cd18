import { createFileRoute } from '@tanstack/react-router';
import { PipelinePage } from '@/features/deals/components/PipelinePage';
import { readSearch } from '@/features/deals/public';

export const Route = createFileRoute('/pipeline/')({
  staticData: { title: 'deals:title' },
  validateSearch: readSearch,
  component: function Pipeline() {
    return <PipelinePage search={Route.useSearch()} />;
  },
});
