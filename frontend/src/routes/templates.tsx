import { createFileRoute } from '@tanstack/react-router';
import { TemplatesPage } from '@/features/templates/components/TemplatesPage';
import type { TemplateSearch } from '@/features/templates/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/templates')({
  staticData: { title: 'templates:title' },
  validateSearch: (search: Record<string, unknown>): TemplateSearch => ({
    ...textParams(search, ['q', 'sort', 'language', 'scope', 'archived', 'from', 'to', 'rows']),
    ...(search.tab === 'results' ? { tab: 'results' as const } : {}),
  }),
  component: Templates,
});

function Templates() {
  return <TemplatesPage search={Route.useSearch()} />;
}
