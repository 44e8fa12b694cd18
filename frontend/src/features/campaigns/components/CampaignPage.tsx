import { Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconHistory, IconTargetArrow, IconTrophy, IconUsers } from '@tabler/icons-react';
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
import { StatTile } from '@/components/StatTile';
import { RelativeTime } from '@/components/values';
import { RecordTimeline } from '@/features/activities/public';
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
} from '../api';
import { type Campaign, type CampaignTab, elapsed } from '../model';
import { CampaignDates } from './CampaignDates';
import { CampaignDialogs } from './CampaignDialogs';
import { StatusBadge } from './StatusBadge';

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
  const { removed, refresh } = useCampaignsChanged();
  const { id, name, account, may } = campaign;

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
          <RecordLink kind="account" id={account.id}>
            {account.name}
          </RecordLink>
        }
        onEdit={may.edit ? () => void open('edit-campaign', id) : undefined}
        onDelete={may.delete ? () => void remove() : undefined}
        tiles={<CampaignTiles campaign={campaign} />}
        main={
          <RecordTabs
            tab={tab}
            tabs={[
              {
                name: 'timeline',
                label: t('tab.timeline'),
                icon: IconHistory,
                content: () => <RecordTimeline campaignId={id} />,
              },
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
                name: 'leads',
                label: t('field.leads'),
                icon: IconUsers,
                content: () => <RelatedLeads campaignId={id} />,
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
                await refresh(id);
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
            await refresh(id);
          }}
        />
      )}
    </>
  );
}

function CampaignTiles({ campaign: { id, counts } }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md" mb="lg">
      <StatTile
        label={t('field.leads')}
        icon={IconUsers}
        value={format.number(counts.leads)}
        href={`/leads?campaignId=${id}`}
      />
      <StatTile
        label={t('field.openDeals')}
        icon={IconTargetArrow}
        value={format.number(counts.openDeals)}
        href={`/pipeline?view=table&campaignId=${id}&kind=open`}
      />
      <StatTile
        label={t('field.wonDeals')}
        icon={IconTrophy}
        value={format.number(counts.wonDeals)}
        href={`/pipeline?view=table&campaignId=${id}&kind=won`}
      />
    </SimpleGrid>
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
