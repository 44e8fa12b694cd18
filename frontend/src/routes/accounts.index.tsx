import { createFileRoute } from '@tanstack/react-router';
import { AccountsPage } from '@/features/accounts/components/AccountsPage';
import type { AccountListSearch } from '@/features/accounts/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/accounts/')({
  staticData: { title: 'accounts:title' },
  validateSearch: (search: Record<string, unknown>): AccountListSearch =>
    textParams(search, ['q', 'sort', 'ownerId', 'country', 'industry', 'parentId']),
  component: Accounts,
});

function Accounts() {
  return <AccountsPage search={Route.useSearch()} />;
}
