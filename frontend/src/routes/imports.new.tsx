import { createFileRoute } from '@tanstack/react-router';
import { ImportUploadPage } from '@/features/imports/components/ImportUploadPage';
import { type ImportKind, kinds } from '@/features/imports/public';

export const Route = createFileRoute('/imports/new')({
  staticData: { title: 'imports:new' },
  validateSearch: (search: Record<string, unknown>): { kind?: ImportKind; campaignId?: string } => {
    const kind = kinds.find((known) => known === search.kind);
    const { campaignId } = search;
    return {
      ...(kind ? { kind } : {}),
      ...(typeof campaignId === 'string' ? { campaignId } : {}),
    };
  },
  component: NewImport,
});

function NewImport() {
  const { kind = 'accounts', campaignId } = Route.useSearch();
  return <ImportUploadPage kind={kind} campaignId={campaignId} />;
}
