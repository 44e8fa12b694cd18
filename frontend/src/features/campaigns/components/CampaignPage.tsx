import { Group, Progress, Stack, Text } from '@mantine/core';
import {
  IconAdjustments,
  IconHeadset,
  IconHistory,
  IconLayoutDashboard,
  IconTargetArrow,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { LongText } from '@/components/LongText';
import { RecordLink } from '@/components/RecordLink';
import { RecordPage } from '@/components/RecordPage';
import { RecordTabs } from '@/components/RecordTabs';
import { useFormat } from '@/components/reader';
import { removeRecord } from '@/components/removeRecord';
import { SectionCard } from '@/components/SectionCard';
import { PageSkeleton } from '@/components/Skeletons';
import { RelativeTime } from '@/components/values';
import { RecordTimeline } from '@/features/activities/public';
import { QueueCard } from '@/features/calling/public';
import { RelatedDeals } from '@/features/deals/public';
import { RelatedLeads } from '@/features/leads/public';
import { AssignDialog, AssigneesCard } from '@/features/users/public';
import { today } from '@/lib/format';
import {
  assignCampaign,
  campaignQuery,
  deleteCampaign,
  unassignCampaign,
  useCampaignsChanged,
  useSetupChanged,
} from '../api';
import { type Campaign, type CampaignTab, elapsed } from '../model';
import { CampaignDates } from './CampaignDates';
import { CampaignDialogs } from './CampaignDialogs';
import { OverviewTab } from './OverviewTab';
import { PeopleTab } from './PeopleTab';
import { StateActions, StateNote } from './StateActions';
import { StatusBadge } from './StatusBadge';
import { SettingsTab } from './setup/SettingsTab';

export function CampaignPage({ id, tab }: { id: string; tab: CampaignTab }) {
  const campaign = useQuery(campaignQuery(id));
  useLiveTopics(`record:campaign:${id}`, `campaign:${id}`, 'lists', 'pipeline');
  if (campaign.data) return <CampaignDetail campaign={campaign.data} tab={tab} />;
  if (campaign.error) {
    return <ErrorState error={campaign.error} onRetry={() => void campaign.refetch()} />;
  }
  return <PageSkeleton />;
}

function CampaignDetail({ campaign, tab }: { campaign: Campaign; tab: CampaignTab }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const { dialog, open, close } = useDialog();
  const { removed } = useCampaignsChanged();
  const { id, name, account, may } = campaign;
  const { people } = useSetupChanged(id);

  const remove = async () => {
    const gone = await removeRecord({
      title: t('delete.title', { name }),
      message: t('delete.message'),
      remove: () => deleteCampaign(id, campaign.version),
      done: t('delete.done', { name }),
    });
    if (!gone) return;
    await navigate({ to: '/campaigns', replace: true });
    removed(id);
  };

  return (
    <>
      <RecordPage
        back={{ to: '/campaigns', label: t('title') }}
        name={name}
        subtitle={
          <Group gap="sm">
            <RecordLink kind="account" id={account.id}>
              {account.name}
            </RecordLink>
            <StatusBadge status={campaign.status} />
          </Group>
        }
        onEdit={may.edit ? () => void open('edit-campaign', id) : undefined}
        onDelete={may.delete ? () => void remove() : undefined}
        actions={may.edit && <StateActions campaign={campaign} />}
        tiles={<StateNote status={campaign.status} />}
        main={
          <RecordTabs
            tab={tab}
            tabs={[
              {
                name: 'overview',
                label: t('tab.overview'),
                icon: IconLayoutDashboard,
                content: () => <OverviewTab campaignId={id} />,
              },
              {
                name: 'leads',
                label: t('field.leads'),
                icon: IconUsers,
                content: () => <RelatedLeads campaignId={id} />,
              },
              {
                name: 'queue',
                label: t('tab.queue'),
                icon: IconHeadset,
                content: () => <QueueCard campaignId={id} />,
              },
              ...(may.assign
                ? [
                    {
                      name: 'people' as const,
                      label: t('tab.people'),
                      icon: IconUsersGroup,
                      content: () => <PeopleTab campaign={campaign} />,
                    },
                  ]
                : []),
              {
                name: 'deals',
                label: t('tab.deals'),
                icon: IconTargetArrow,
                content: () => (
                  <RelatedDeals
                    of={{ campaignId: id }}
                    newHref={`/pipeline?dialog=new-deal&campaignId=${id}&accountId=${account.id}`}
                  />
                ),
              },
              {
                name: 'timeline',
                label: t('tab.timeline'),
                icon: IconHistory,
                content: () => <RecordTimeline campaignId={id} />,
              },
              {
                name: 'settings',
                label: t('tab.settings'),
                icon: IconAdjustments,
                content: () => <SettingsTab campaignId={id} mayEdit={may.edit} />,
              },
            ]}
          />
        }
        aside={
          <>
            <SectionCard title={t('about')}>
              <CampaignFacts campaign={campaign} />
            </SectionCard>
            <AssigneesCard
              assignees={campaign.assignees}
              mayAssign={may.assign}
              hint={t('assigneesHint')}
              onAdd={() => void open('assign-campaign', id)}
              onRemove={async (person) => {
                await unassignCampaign(id, person.id);
                await people();
              }}
            />
          </>
        }
      />
      <CampaignDialogs />
      {dialog?.name === 'assign-campaign' && dialog.id === id && may.assign && (
        <AssignDialog
          record={name}
          assignees={campaign.assignees}
          onClose={close}
          onAssign={async (userIds) => {
            await assignCampaign(id, userIds);
            await people();
          }}
        />
      )}
    </>
  );
}

function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const passed = elapsed(campaign, today());
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { label: t('field.status'), value: <StatusBadge status={campaign.status} /> },
          {
            label: t('field.account'),
            value: (
              <RecordLink kind="account" id={campaign.account.id}>
                {campaign.account.name}
              </RecordLink>
            ),
          },
          {
            label: t('field.dates'),
            value: (campaign.startsOn || campaign.endsOn) && <CampaignDates campaign={campaign} />,
          },
          { label: t('field.createdAt'), value: <RelativeTime value={campaign.createdAt} /> },
          { label: t('field.updatedAt'), value: <RelativeTime value={campaign.updatedAt} /> },
        ]}
      />
      {passed !== null && campaign.status === 'active' && (
        <div>
          <Progress value={passed * 100} size="sm" aria-label={t('elapsedLabel')} />
          <Text size="xs" c="dimmed" mt={4}>
            {t('elapsed', { share: format.percent(Math.round(passed * 100) / 100) })}
          </Text>
        </div>
      )}
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('field.description')}
        </Text>
        <LongText value={campaign.description} none={t('noDescription')} />
      </div>
    </Stack>
  );
}
