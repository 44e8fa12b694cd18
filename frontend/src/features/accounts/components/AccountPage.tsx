import { SimpleGrid } from '@mantine/core';
import {
  IconHistory,
  IconNotes,
  IconSpeakerphone,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { LongText } from '@/components/LongText';
import { RecordPage } from '@/components/RecordPage';
import { RecordTabs } from '@/components/RecordTabs';
import { useFormat } from '@/components/reader';
import { removeRecord } from '@/components/removeRecord';
import { SectionCard } from '@/components/SectionCard';
import { PageSkeleton } from '@/components/Skeletons';
import { StatTile } from '@/components/StatTile';
import { RecordTimeline } from '@/features/activities/public';
import { RelatedCampaigns } from '@/features/campaigns/public';
import { ComposeButton } from '@/features/compose/public';
import { RelatedDeals } from '@/features/deals/public';
import { AssignDialog, AssigneesCard } from '@/features/users/public';
import { countryName } from '@/lib/countries';
import {
  accountQuery,
  assignAccount,
  deleteAccount,
  unassignAccount,
  useAccountsChanged,
} from '../api';
import { type Account, type AccountTab, subtitleOf } from '../model';
import { AccountDialogs } from './AccountDialogs';
import { AccountFacts } from './AccountFacts';
import { AccountFamily } from './AccountFamily';

export function AccountPage({ id, tab }: { id: string; tab: AccountTab }) {
  const account = useQuery(accountQuery(id));
  useLiveTopics(`record:account:${id}`, 'lists', 'pipeline');
  if (account.data) return <AccountDetail account={account.data} tab={tab} />;
  if (account.error) {
    return <ErrorState error={account.error} onRetry={() => void account.refetch()} />;
  }
  return <PageSkeleton />;
}

function AccountDetail({ account, tab }: { account: Account; tab: AccountTab }) {
  const { t, i18n } = useTranslation('accounts');
  const navigate = useNavigate();
  const { dialog, open, close } = useDialog();
  const { removed, refresh } = useAccountsChanged();
  const { id, name, may } = account;

  const remove = async () => {
    const gone = await removeRecord({
      title: t('delete.title', { name }),
      message: t('delete.message'),
      remove: () => deleteAccount(id, account.version),
      done: t('delete.done', { name }),
    });
    if (!gone) return;
    await navigate({ to: '/accounts', replace: true });
    removed(id);
  };

  return (
    <>
      <RecordPage
        back={{ to: '/accounts', label: t('title') }}
        name={name}
        subtitle={subtitleOf(account, countryName(account.country, i18n.language))}
        onEdit={may.edit ? () => void open('edit-account', id) : undefined}
        onDelete={may.delete ? () => void remove() : undefined}
        actions={<ComposeButton start={{ account: { id, name } }} />}
        tiles={<AccountTiles account={account} />}
        main={
          <RecordTabs
            tab={tab}
            tabs={[
              {
                name: 'timeline',
                label: t('tab.timeline'),
                icon: IconHistory,
                content: () => <RecordTimeline accountId={id} />,
              },
              {
                name: 'deals',
                label: t('tab.deals'),
                icon: IconTargetArrow,
                content: () => (
                  <RelatedDeals
                    of={{ accountId: id }}
                    newHref={`/pipeline?dialog=new-deal&accountId=${id}`}
                  />
                ),
              },
              {
                name: 'campaigns',
                label: t('campaigns'),
                icon: IconSpeakerphone,
                content: () => <RelatedCampaigns accountId={id} />,
              },
              {
                name: 'notes',
                label: t('field.notes'),
                icon: IconNotes,
                content: () => (
                  <SectionCard title={t('field.notes')}>
                    <LongText value={account.notes} none={t('noNotes')} />
                  </SectionCard>
                ),
              },
            ]}
          />
        }
        aside={
          <>
            <SectionCard title={t('about')}>
              <AccountFacts account={account} />
            </SectionCard>
            <AssigneesCard
              assignees={account.assignees}
              mayAssign={may.assign}
              hint={t('assigneesHint')}
              onAdd={() => void open('assign-account', id)}
              onRemove={async (person) => {
                await unassignAccount(id, person.id);
                await refresh(id);
              }}
            />
            <AccountFamily account={account} />
          </>
        }
      />
      <AccountDialogs />
      {dialog?.name === 'assign-account' && dialog.id === id && may.assign && (
        <AssignDialog
          record={name}
          assignees={account.assignees}
          onClose={close}
          onAssign={async (userIds) => {
            await assignAccount(id, userIds);
            await refresh(id);
          }}
        />
      )}
    </>
  );
}

function AccountTiles({ account: { id, counts } }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md" mb="lg">
      <StatTile
        label={t('field.openDeals')}
        icon={IconTargetArrow}
        value={format.number(counts.openDeals)}
        href={`/pipeline?view=table&accountId=${id}&kind=open`}
      />
      <StatTile
        label={t('campaigns')}
        icon={IconSpeakerphone}
        value={format.number(counts.campaigns)}
        href={`/campaigns?accountId=${id}`}
      />
      <StatTile
        label={t('leads')}
        icon={IconUsers}
        value={format.number(counts.leads)}
        href={`/leads?accountId=${id}`}
      />
    </SimpleGrid>
  );
}
