import { createFileRoute } from '@tanstack/react-router';
import { AccountPage } from '@/features/accounts/components/AccountPage';
import { type AccountTab, accountTabs } from '@/features/accounts/public';

export const Route = createFileRoute('/accounts/$accountId')({
  staticData: { title: 'accounts:one' },
  validateSearch: (search: Record<string, unknown>): { tab?: AccountTab } => {
    const tab = accountTabs.find((known) => known === search.tab);
    return tab ? { tab } : {};
  },
  component: Account,
});

function Account() {
  const { accountId } = Route.useParams();
  const { tab = 'timeline' } = Route.useSearch();
  return <AccountPage key={accountId} id={accountId} tab={tab} />;
}
