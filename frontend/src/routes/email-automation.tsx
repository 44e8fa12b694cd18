import { createFileRoute } from '@tanstack/react-router';
import { AutomationPage } from '@/features/sequences/components/AutomationPage';
import { type ResultsSearch, resultsKeys } from '@/features/sequences/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/email-automation')({
  staticData: { title: 'sequences:results.title' },
  validateSearch: (search: Record<string, unknown>): ResultsSearch =>
    textParams(search, resultsKeys),
  component: Automation,
});

function Automation() {
  return <AutomationPage search={Route.useSearch()} />;
}
