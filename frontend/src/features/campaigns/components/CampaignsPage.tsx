import { IconBuilding, IconProgress, IconSpeakerphone, IconUser } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { leads as leadsTeam, useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import type { Filter } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import { RecordListPage } from '@/components/RecordListPage';
import { useFormat } from '@/components/reader';
import type { Column } from '@/components/table/columns';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { DateOnly, RelativeTime } from '@/components/values';
import { accountSource } from '@/features/accounts/public';
import { userSource } from '@/features/users/public';
import { type CampaignListSearch, campaignsQuery } from '../api';
import { type CampaignSummary, campaignStatuses } from '../model';
import { CampaignDialogs } from './CampaignDialogs';
import { StatusBadge } from './StatusBadge';

export function CampaignsPage({ search }: { search: CampaignListSearch }) {
  const { t } = useTranslation('campaigns');
  const me = useMe();
  const { open } = useDialog();
  const columns = useCampaignColumns();
  useLiveTopics('lists', 'pipeline');
  const data = useKeysetRows<CampaignSummary>(useInfiniteQuery(campaignsQuery(search)));
  const mayCreate = leadsTeam(me.role);
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'status',
      label: t('field.status'),
      icon: IconProgress,
      options: campaignStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('field.account'),
      icon: IconBuilding,
      source: accountSource,
    },
    {
      kind: 'record',
      key: 'assigneeId',
      label: t('field.assignee'),
      icon: IconUser,
      source: userSource,
    },
  ];
  return (
    <>
      <RecordListPage
        kind="campaign"
        title={t('title')}
        subtitle={t('subtitle')}
        search={{ ...search }}
        defaultSort="-createdAt"
        filters={filters}
        searchLabel={t('search')}
        columns={columns}
        data={data}
        icon={IconSpeakerphone}
        create={
          mayCreate
            ? { label: t('new'), icon: IconSpeakerphone, onClick: () => void open('new-campaign') }
            : undefined
        }
        empty={{
          title: t('empty.title'),
          hint: t(mayCreate ? 'empty.hint' : 'empty.hintBd'),
          filtered: t('empty.filtered'),
        }}
      />
      <CampaignDialogs />
    </>
  );
}

function useCampaignColumns(): Column<CampaignSummary>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 240,
      cell: (campaign) => (
        <RecordLink kind="campaign" id={campaign.id} inCell strong>
          {campaign.name}
        </RecordLink>
      ),
    },
    {
      id: 'account',
      header: t('field.account'),
      width: 180,
      cell: ({ account }) => (
        <RecordLink kind="account" id={account.id} inCell>
          {account.name}
        </RecordLink>
      ),
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 120,
      cell: (campaign) => <StatusBadge status={campaign.status} />,
    },
    {
      id: 'leads',
      header: t('field.leads'),
      width: 90,
      align: 'right',
      cell: (campaign) => <span className="fx-num">{format.number(campaign.leads)}</span>,
    },
    {
      id: 'openDeals',
      header: t('field.openDeals'),
      width: 120,
      align: 'right',
      cell: (campaign) => <span className="fx-num">{format.number(campaign.openDeals)}</span>,
    },
    {
      id: 'startsOn',
      header: t('field.startsOn'),
      sort: 'startsOn',
      width: 130,
      cell: (campaign) => <DateOnly value={campaign.startsOn} />,
    },
    {
      id: 'endsOn',
      header: t('field.endsOn'),
      width: 130,
      cell: (campaign) => <DateOnly value={campaign.endsOn} />,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 130,
      optional: true,
      cell: (campaign) => <RelativeTime value={campaign.createdAt} />,
    },
    {
      id: 'updatedAt',
      header: t('field.updatedAt'),
      sort: 'updatedAt',
      width: 130,
      cell: (campaign) => <RelativeTime value={campaign.updatedAt} />,
    },
  ];
}
