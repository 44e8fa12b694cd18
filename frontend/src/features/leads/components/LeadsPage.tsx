import {
  IconBuilding,
  IconFlag,
  IconMapPin,
  IconProgress,
  IconSpeakerphone,
  IconUser,
  IconUserPlus,
  IconUsers,
  IconWorldDownload,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmailLink, PhoneLink } from '@/components/ContactLinks';
import { useCountrySource, wordSource } from '@/components/choices';
import type { Filter } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import { RecordListPage } from '@/components/RecordListPage';
import type { Column } from '@/components/table/columns';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { accountSource } from '@/features/accounts/public';
import { LeadLockMark } from '@/features/calling/public';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { countryName } from '@/lib/countries';
import { distinct } from '@/lib/distinct';
import { type LeadListSearch, leadsQuery, recentLeadsQuery, useLeadStatuses } from '../api';
import { type LeadSummary, meanings } from '../model';
import { LeadDialogs } from './LeadDialogs';
import { StatusBadge } from './StatusBadge';

export function LeadsPage({ search }: { search: LeadListSearch }) {
  const { t } = useTranslation('leads');
  const { open } = useDialog();
  const columns = useLeadColumns();
  const filters = useLeadFilters(search);
  useLiveTopics('lists');
  const data = useKeysetRows<LeadSummary>(useInfiniteQuery(leadsQuery(search)));
  return (
    <>
      <RecordListPage
        kind="lead"
        title={t('title')}
        subtitle={t('subtitle')}
        search={{ ...search }}
        defaultSort="-createdAt"
        filters={filters}
        searchLabel={t('search')}
        columns={columns}
        data={data}
        icon={IconUsers}
        create={{ label: t('new'), icon: IconUserPlus, onClick: () => void open('new-lead') }}
        empty={{
          title: t('empty.title'),
          hint: t('empty.hint'),
          filtered: t('empty.filtered'),
        }}
      />
      <LeadDialogs />
    </>
  );
}

const allCampaigns = campaignSource();

function useLeadFilters({ campaignId }: LeadListSearch): Filter[] {
  const { t } = useTranslation('leads');
  const client = useQueryClient();
  // One campaign has its own statuses; across several, what they mean is what they share.
  const { options } = useLeadStatuses(campaignId?.includes(',') ? null : campaignId);
  const countrySource = useCountrySource();
  const sourceSource = useMemo(
    () =>
      wordSource('lead-sources', async () => {
        const { items } = await client.ensureQueryData(recentLeadsQuery);
        return distinct(items.map((lead) => lead.source));
      }),
    [client],
  );
  return [
    { kind: 'choice', key: 'status', label: t('field.status'), icon: IconProgress, options },
    {
      kind: 'choice',
      key: 'meaning',
      label: t('field.meaning'),
      icon: IconFlag,
      options: meanings.map((meaning) => ({ value: meaning, label: t(`meaning.${meaning}`) })),
      multiple: true,
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('field.campaign'),
      icon: IconSpeakerphone,
      source: allCampaigns,
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('field.account'),
      icon: IconBuilding,
      source: accountSource,
    },
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
      key: 'source',
      label: t('field.source'),
      icon: IconWorldDownload,
      source: sourceSource,
    },
  ];
}

function useLeadColumns(): Column<LeadSummary>[] {
  const { t, i18n } = useTranslation('leads');
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 200,
      cell: (lead) => (
        <>
          <RecordLink kind="lead" id={lead.id} inCell strong>
            {lead.fullName}
          </RecordLink>
          <LeadLockMark lock={lead.lock} />
        </>
      ),
    },
    {
      id: 'company',
      header: t('field.company'),
      sort: 'company',
      width: 170,
      cell: (lead) => lead.company,
    },
    {
      id: 'jobTitle',
      header: t('field.jobTitle'),
      width: 160,
      optional: true,
      cell: (lead) => lead.jobTitle,
    },
    {
      id: 'status',
      header: t('field.status'),
      width: 130,
      cell: (lead) => <StatusBadge face={lead.statusFace} />,
    },
    {
      id: 'email',
      header: t('field.email'),
      width: 200,
      cell: (lead) => <EmailLink value={lead.email} inCell />,
    },
    {
      id: 'phone',
      header: t('field.phone'),
      width: 150,
      cell: (lead) => <PhoneLink value={lead.phone} e164={lead.phoneE164} inCell />,
    },
    {
      id: 'campaign',
      header: t('field.campaign'),
      width: 180,
      cell: ({ campaign }) => (
        <RecordLink kind="campaign" id={campaign.id} inCell>
          {campaign.name}
        </RecordLink>
      ),
    },
    {
      id: 'owner',
      header: t('field.owner'),
      width: 170,
      cell: (lead) => lead.owner && <UserName person={lead.owner} />,
    },
    {
      id: 'place',
      header: t('field.place'),
      width: 170,
      cell: (lead) =>
        [lead.city, countryName(lead.country, i18n.language)].filter(Boolean).join(', '),
    },
    {
      id: 'source',
      header: t('field.source'),
      width: 130,
      optional: true,
      cell: (lead) => lead.source,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 130,
      cell: (lead) => <RelativeTime value={lead.createdAt} />,
    },
    {
      id: 'updatedAt',
      header: t('field.updatedAt'),
      sort: 'updatedAt',
      width: 130,
      optional: true,
      cell: (lead) => <RelativeTime value={lead.updatedAt} />,
    },
  ];
}
