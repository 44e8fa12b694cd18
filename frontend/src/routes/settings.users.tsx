import { createFileRoute } from '@tanstack/react-router';
import { UsersPage } from '@/features/users/components/UsersPage';
import type { UserListSearch } from '@/features/users/public';
import { textParams } from '@/lib/searchParams';

export const Route = createFileRoute('/settings/users')({
  staticData: { title: 'settings:part.users' },
  validateSearch: (search: Record<string, unknown>): UserListSearch =>
    textParams(search, ['q', 'sort', 'role', 'active']),
  component: Users,
});

function Users() {
  return <UsersPage search={Route.useSearch()} />;
}
