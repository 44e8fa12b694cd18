import { Alert, Button, Group, Menu } from '@mantine/core';
import {
  IconArchive,
  IconChartBar,
  IconInfoCircle,
  IconListDetails,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { confirm } from '@/components/confirm';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { RecordPage } from '@/components/RecordPage';
import { RecordTabs } from '@/components/RecordTabs';
import { removeRecord } from '@/components/removeRecord';
import { PageSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { deleteSequence, sequenceQuery, useSequencesChanged, useStateChange } from '../api';
import { nextStates, type Sequence, type SequenceState, type SequenceTab } from '../model';
import { PeopleTab } from './PeopleTab';
import { ResultsTab } from './ResultsTab';
import { SequenceDialogs } from './SequenceDialogs';
import { SequenceFacts } from './SequenceFacts';
import { StateBadge } from './StateBadge';
import { StepsTab } from './StepsTab';

interface Props {
  id: string;
  tab: SequenceTab;
  search: { state?: string; reason?: string; q?: string; from?: string; to?: string };
}

export function SequencePage({ id, tab, search }: Props) {
  const sequence = useQuery(sequenceQuery(id));
  useLiveTopics(`record:sequence:${id}`, 'lists', 'mail');
  if (sequence.data) return <SequenceDetail sequence={sequence.data} tab={tab} search={search} />;
  if (sequence.error) {
    return <ErrorState error={sequence.error} onRetry={() => void sequence.refetch()} />;
  }
  return <PageSkeleton />;
}

const stateIcons: Record<SequenceState, typeof IconArchive> = {
  draft: IconListDetails,
  active: IconPlayerPlay,
  paused: IconPlayerPause,
  archived: IconArchive,
};

function SequenceDetail({
  sequence,
  tab,
  search,
}: {
  sequence: Sequence;
  tab: SequenceTab;
  search: Props['search'];
}) {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  const { open } = useDialog();
  const { removed } = useSequencesChanged();
  const stateChange = useStateChange(sequence);
  const { id, name, may, state } = sequence;

  const become = async (next: SequenceState) => {
    if (next === 'archived') {
      const sure = await confirm({
        title: t('archive.title', { name }),
        message: t('archive.message'),
        confirm: t('become.archived'),
        danger: true,
      });
      if (!sure) return;
    }
    stateChange.mutate(next, {
      onSuccess: () => showDone(t(`became.${next}`, { name })),
      onError: (error) => showError(error),
    });
  };
  const remove = async () => {
    const gone = await removeRecord({
      title: t('delete.title', { name }),
      message: t('delete.message'),
      remove: () => deleteSequence(id, sequence.version),
      done: t('delete.done', { name }),
    });
    if (!gone) return;
    await navigate({ to: '/sequences', replace: true });
    removed(id);
  };
  const [first, ...rest] = nextStates(state);
  // Tables take the whole width.
  const tabs = (
    <RecordTabs
      tab={tab}
      tabs={[
        {
          name: 'steps',
          label: t('tab.steps'),
          icon: IconListDetails,
          content: () => <StepsTab sequence={sequence} />,
        },
        {
          name: 'people',
          label: t('tab.people'),
          icon: IconUsers,
          content: () => <PeopleTab sequenceId={id} search={search} />,
        },
        {
          name: 'results',
          label: t('tab.results'),
          icon: IconChartBar,
          content: () => <ResultsTab sequenceId={id} search={search} />,
        },
      ]}
    />
  );
  const FirstIcon = first ? stateIcons[first] : IconPlayerPlay;
  return (
    <>
      <RecordPage
        back={{ to: '/sequences', label: t('title') }}
        name={name}
        subtitle={
          <Group gap="sm">
            <StateBadge state={state} />
            {sequence.campaign ? (
              <RecordLink kind="campaign" id={sequence.campaign.id}>
                {sequence.campaign.name}
              </RecordLink>
            ) : (
              t('anyCampaign')
            )}
          </Group>
        }
        onEdit={may.edit ? () => void open('edit-sequence', id) : undefined}
        onDelete={may.delete ? () => void remove() : undefined}
        actions={
          <>
            {state !== 'archived' && (
              <Button
                variant="default"
                leftSection={<IconUserPlus size={16} aria-hidden />}
                onClick={() => void navigate({ to: '/leads' })}
              >
                {t('enrol.fromList')}
              </Button>
            )}
            {may.edit && first && (
              <Button
                loading={stateChange.isPending}
                leftSection={<FirstIcon size={16} aria-hidden />}
                onClick={() => void become(first)}
              >
                {t(`become.${first}`)}
              </Button>
            )}
          </>
        }
        menu={
          may.edit &&
          rest.length > 0 &&
          rest.map((next) => {
            const Glyph = stateIcons[next];
            return (
              <Menu.Item
                key={next}
                leftSection={<Glyph size={16} aria-hidden />}
                onClick={() => void become(next)}
              >
                {t(`become.${next}`)}
              </Menu.Item>
            );
          })
        }
        tiles={
          <>
            {state !== 'active' && (
              <Alert
                variant="light"
                color="gray"
                mb="md"
                icon={<IconInfoCircle size={18} aria-hidden />}
              >
                {t(`note.${state}`)}
              </Alert>
            )}
            {tab !== 'steps' && tabs}
          </>
        }
        main={tab === 'steps' && tabs}
        aside={tab === 'steps' && <SequenceFacts sequence={sequence} />}
      />
      <SequenceDialogs />
    </>
  );
}
