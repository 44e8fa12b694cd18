import { Anchor } from '@mantine/core';
import { IconProgress, IconRoute2, IconSpeakerphone, IconUser } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import type { Filter } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import { RecordListPage } from '@/components/RecordListPage';
import { useFormat } from '@/components/reader';
import type { Column } from '@/components/table/columns';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { type SequenceListSearch, sequencesQuery } from '../api';
import { type SequenceSummary, sequenceStates } from '../model';
import { peopleHref } from '../people.model';
import { SequenceDialogs } from './SequenceDialogs';
import { SequencesTabs } from './SequencesTabs';
import { StateBadge } from './StateBadge';

const campaigns = campaignSource();

/** All sequences one sees. */
export function SequencesPage({ search }: { search: SequenceListSearch }) {
  const { t } = useTranslation('sequences');
  const { open } = useDialog();
  const columns = useSequenceColumns();
  useLiveTopics('lists');
  const data = useKeysetRows<SequenceSummary>(useInfiniteQuery(sequencesQuery(search)));
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('field.state'),
      icon: IconProgress,
      options: sequenceStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('field.campaign'),
      icon: IconSpeakerphone,
      source: campaigns,
    },
    {
      kind: 'record',
      key: 'ownerId',
      label: t('field.owner'),
      icon: IconUser,
      source: userSource,
    },
  ];
  return (
    <>
      <SequencesTabs value="/sequences" />
      <RecordListPage
        kind="sequence"
        title={t('title')}
        subtitle={t('subtitle')}
        search={{ ...search }}
        defaultSort="-updatedAt"
        filters={filters}
        searchLabel={t('search')}
        columns={columns}
        data={data}
        icon={IconRoute2}
        create={{ label: t('new'), icon: IconRoute2, onClick: () => void open('new-sequence') }}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), filtered: t('empty.filtered') }}
      />
      <SequenceDialogs />
    </>
  );
}

function useSequenceColumns(): Column<SequenceSummary>[] {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const count = (id: 'active' | 'paused' | 'finished' | 'stopped'): Column<SequenceSummary> => ({
    id,
    header: t(`people.${id}`),
    width: 110,
    align: 'right',
    cell: (sequence) => {
      const number = format.number(sequence.counts[id]);
      return sequence.counts[id] === 0 ? (
        <span className="fx-num">{number}</span>
      ) : (
        <Anchor
          component={Link}
          to={peopleHref(sequence.id, { state: id })}
          inherit
          className="fx-num"
          tabIndex={-1}
          aria-label={`${t(`people.${id}`)}: ${number}`}
        >
          {number}
        </Anchor>
      );
    },
  });
  return [
    {
      id: 'name',
      header: t('field.name'),
      sort: 'name',
      fixed: true,
      width: 260,
      cell: (sequence) => (
        <RecordLink kind="sequence" id={sequence.id} inCell strong>
          {sequence.name}
        </RecordLink>
      ),
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 120,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'campaign',
      header: t('field.campaign'),
      width: 190,
      cell: ({ campaign }) =>
        campaign ? (
          <RecordLink kind="campaign" id={campaign.id} inCell>
            {campaign.name}
          </RecordLink>
        ) : (
          t('anyCampaign')
        ),
    },
    {
      id: 'steps',
      header: t('field.steps'),
      width: 150,
      cell: ({ stepCount, mailStepCount }) =>
        t('stepsOf', { count: stepCount, mails: mailStepCount }),
    },
    count('active'),
    count('paused'),
    count('finished'),
    count('stopped'),
    {
      id: 'owner',
      header: t('field.owner'),
      width: 170,
      cell: ({ owner }) => <UserName person={owner} />,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 130,
      optional: true,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      id: 'updatedAt',
      header: t('field.updatedAt'),
      sort: 'updatedAt',
      width: 130,
      cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
    },
  ];
}
