import { Badge, Button, Group, Text } from '@mantine/core';
import { IconLogin2, IconUserPlus, IconUserShield, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { type UserListSearch, usersQuery } from '../api';
import { roles, statusColor, type User } from '../model';
import { InviteDialog } from './InviteDialog';
import { UserDialog } from './UserDialog';

/** The people of the firm, and what each may do. */
export function UsersPage({ search }: { search: UserListSearch }) {
  const { t } = useTranslation('users');
  const navigate = useNavigate({ from: '/settings/users' });
  const { dialog, open, close } = useDialog();
  const columns = useUserColumns();
  useLiveTopics('directory');
  const data = useKeysetRows<User>(useInfiniteQuery(usersQuery(search)));
  const change = (patch: FilterValues) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'role',
      label: t('field.role'),
      icon: IconUserShield,
      options: roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) })),
    },
    {
      kind: 'choice',
      key: 'active',
      label: t('field.access'),
      icon: IconLogin2,
      options: [
        { value: 'true', label: t('access.may') },
        { value: 'false', label: t('access.mayNot') },
      ],
    },
  ];
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Text c="dimmed" maw={560}>
          {t('explain')}
        </Text>
        <Button
          leftSection={<IconUserPlus size={17} aria-hidden />}
          onClick={() => void open('invite-user')}
        >
          {t('invite.title')}
        </Button>
      </Group>
      <DataTable
        name="users"
        label={t('title')}
        columns={columns}
        data={data}
        sort={search.sort ?? 'name'}
        onSort={(sort) => change({ sort })}
        onOpen={({ id }) => void open('edit-user', id)}
        toolbar={
          <FilterBar
            filters={filters}
            values={{ ...search }}
            onChange={change}
            textKey="q"
            textLabel={t('search')}
          />
        }
        empty={<EmptyState icon={IconUsersGroup} title={t('none')} />}
        maxHeight="max(320px, calc(100dvh - 380px))"
      />
      {dialog?.name === 'invite-user' && <InviteDialog onClose={close} />}
      {dialog?.name === 'edit-user' && dialog.id && (
        <UserDialog key={dialog.id} id={dialog.id} onClose={close} />
      )}
    </>
  );
}

function useUserColumns(): Column<User>[] {
  const { t } = useTranslation('users');
  const me = useMe();
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 230,
      cell: (user) => (
        <Group gap={8} wrap="nowrap" component="span">
          <UserName person={user} />
          {user.id === me.id && (
            <Text component="span" size="xs" c="dimmed">
              {t('you')}
            </Text>
          )}
        </Group>
      ),
    },
    {
      id: 'email',
      header: t('field.email'),
      sort: 'email',
      width: 240,
      cell: (user) => user.email,
    },
    {
      id: 'role',
      header: t('field.role'),
      width: 170,
      cell: (user) => t(`common:roles.${user.role}`),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 120,
      cell: (user) => <Badge color={statusColor[user.status]}>{t(`status.${user.status}`)}</Badge>,
    },
    {
      id: 'lastLoginAt',
      header: t('field.lastLogin'),
      width: 150,
      cell: (user) => <RelativeTime value={user.lastLoginAt} />,
    },
  ];
}
