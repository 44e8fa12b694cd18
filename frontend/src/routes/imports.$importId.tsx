import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '@/features/imports/components/ImportPage';
import { type Step, steps } from '@/features/imports/public';

export const Route = createFileRoute('/imports/$importId')({
  staticData: { title: 'imports:one' },
  validateSearch: (search: Record<string, unknown>): { step?: Step } => {
    const step = steps.find((known) => known === search.step);
    return step ? { step } : {};
  },
  component: Import,
});

function Import() {
  const { importId } = Route.useParams();
  const { step } = Route.useSearch();
  return <ImportPage key={importId} id={importId} step={step} />;
}
