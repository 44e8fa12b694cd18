import { IconBuilding, IconBuildingPlus, IconMapPin, IconTag, IconUser } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { leads as leadsTeam, useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { WebsiteLink } from '@/components/ContactLinks';
import { useCountrySource, wordSource } from '@/components/choices';
import type { Filter } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import { RecordListPage } from '@/components/RecordListPage';
import { useFormat } from '@/components/reader';
import type { Column } from '@/components/table/columns';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { Money, RelativeTime } from '@/components/values';
import { userSource } from '@/features/users/public';
import { countryName } from '@/lib/countries';
import { distinct } from '@/lib/distinct';
import { type AccountListSearch, accountSource, accountsQuery, industriesQuery } from '../api';
import type { AccountSummary } from '../model';
import { AccountDialogs } from './AccountDialogs';

export function AccountsPage({ search }: { search: AccountListSearch }) {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const { open } = useDialog();
  const filters = useAccountFilters();
  const columns = useAccountColumns();
  useLiveTopics('lists', 'pipeline');
  const data = useKeysetRows<AccountSummary>(useInfiniteQuery(accountsQuery(search)));
  const mayCreate = leadsTeam(me.role);
  return (
    <>
      <RecordListPage
        kind="account"
        title={t('title')}
        subtitle={t('subtitle')}
        search={{ ...search }}
        defaultSort="name"
        filters={filters}
        searchLabel={t('search')}
        columns={columns}
        data={data}
        icon={IconBuilding}
        create={
          mayCreate
            ? { label: t('new'), icon: IconBuildingPlus, onClick: () => void open('new-account') }
            : undefined
        }
        empty={{
          title: t('empty.title'),
          hint: t(mayCreate ? 'empty.hint' : 'empty.hintBd'),
          filtered: t('empty.filtered'),
        }}
      />
      <AccountDialogs />
    </>
  );
}

function useAccountFilters(): Filter[] {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const countrySource = useCountrySource();
  const industrySource = useMemo(
    () =>
      wordSource('industries', async () => {
        const { items } = await client.ensureQueryData(industriesQuery);
        return distinct(items.map((account) => account.industry));
      }),
    [client],
  );
  return [
    { kind: 'record', key: 'ownerId', label: t('field.owner'), icon: IconUser, source: userSource },
    {
      kind: 'record',
      key: 'country',
      label: t('field.country'),
      icon: IconMapPin,
      source: countrySource,
    },
    {
      kind: 'record',
      key: 'industry',
      label: t('field.industry'),
      icon: IconTag,
      source: industrySource,
    },
    {
      kind: 'record',
      key: 'parentId',
      label: t('field.parent'),
      icon: IconBuilding,
      source: accountSource,
    },
  ];
}

function useAccountColumns(): Column<AccountSummary>[] {
  const { t, i18n } = useTranslation('accounts');
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 220,
      cell: (account) => (
        <RecordLink kind="account" id={account.id} inCell strong>
          {account.name}
        </RecordLink>
      ),
    },
    { id: 'industry', header: t('field.industry'), width: 140, cell: (row) => row.industry },
    {
      id: 'place',
      header: t('field.place'),
      width: 180,
      cell: (row) => [row.city, countryName(row.country, i18n.language)].filter(Boolean).join(', '),
    },
    {
      id: 'openDeals',
      header: t('field.openDeals'),
      width: 110,
      align: 'right',
      cell: (row) => <span className="fx-num">{format.number(row.openDeals)}</span>,
    },
    {
      id: 'openValue',
      header: t('field.openValue'),
      width: 130,
      align: 'right',
      cell: (row) => <Money value={row.openValue} />,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 170,
      cell: (row) => row.owner && <UserName person={row.owner} />,
    },
    {
      id: 'employees',
      header: t('field.employees'),
      sort: 'employees',
      width: 110,
      align: 'right',
      cell: (row) => <span className="fx-num">{format.number(row.employees)}</span>,
    },
    {
      id: 'annualRevenue',
      header: t('field.annualRevenue'),
      sort: 'annualRevenue',
      width: 140,
      align: 'right',
      optional: true,
      cell: (row) => <Money value={row.annualRevenue} short />,
    },
    {
      id: 'website',
      header: t('field.website'),
      width: 160,
      optional: true,
      cell: (row) => <WebsiteLink value={row.website} inCell />,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 130,
      optional: true,
      cell: (row) => <RelativeTime value={row.createdAt} />,
    },
    {
      id: 'updatedAt',
      header: t('field.updatedAt'),
      sort: 'updatedAt',
      width: 130,
      cell: (row) => <RelativeTime value={row.updatedAt} />,
    },
  ];
}
