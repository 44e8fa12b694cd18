import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Group,
  Modal,
  Table,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconPlus, IconShare3, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { showError } from '@/components/toasts';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { PersonsCalls } from '@/features/activities/public';
import { membersQuery, unassignCampaign, useSetupChanged } from '../api';
import type { Campaign } from '../model';
import { openMeanings, type Workload } from '../setup.model';
import { DistributeDialog } from './DistributeDialog';

/** Who works the campaign and how much they have to do in it; for those who assign. */
export function PeopleTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  const { id } = campaign;
  const { data, error, refetch } = useQuery(membersQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <CardSkeleton lines={6} />;
  const caller =
    dialog?.name === 'calls-of'
      ? data.items.find(({ user }) => user.id === dialog.id)?.user
      : undefined;
  const assign = (
    <Button
      variant="light"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => void open('assign-campaign', id)}
    >
      {t('people.assign')}
    </Button>
  );
  return (
    <SectionCard
      title={t('people.title')}
      action={
        data.items.length > 0 && (
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconShare3 size={14} aria-hidden />}
              onClick={() => void open('distribute-leads', id)}
            >
              {t('distribute.verb')}
            </Button>
            {assign}
          </Group>
        )
      }
    >
      {data.items.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          title={t('people.none')}
          hint={t('people.noneHint')}
          action={assign}
        />
      ) : (
        <Table.ScrollContainer
          minWidth={520}
          // What scrolls sideways on a phone has to be reached by keyboard as well.
          scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        >
          <Table horizontalSpacing="xs" aria-label={t('people.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('people.name')}</Table.Th>
                <Table.Th ta="right">{t('people.leads')}</Table.Th>
                <Table.Th ta="right">{t('people.tasks')}</Table.Th>
                <Table.Th ta="right">{t('people.calls')}</Table.Th>
                <Table.Th>{t('people.lastActivity')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((member) => (
                <Member
                  key={member.user.id}
                  campaignId={id}
                  member={member}
                  onCalls={() => void open('calls-of', member.user.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {dialog?.name === 'distribute-leads' && dialog.id === id && (
        <DistributeDialog campaignId={id} members={data.items} onClose={() => void close()} />
      )}
      {caller && (
        <Modal
          opened
          onClose={() => void close()}
          title={t('people.callsTitle', { name: caller.name })}
          closeButtonProps={{ 'aria-label': t('common:close') }}
          size="lg"
        >
          <PersonsCalls campaignId={id} userId={caller.id} since={startOfDay()} />
        </Modal>
      )}
    </SectionCard>
  );
}

/** Midnight UTC, from which on the server counts the calls of today. */
const startOfDay = () => `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;

function Member({
  campaignId,
  member,
  onCalls,
}: {
  campaignId: string;
  member: Workload;
  onCalls: () => void;
}) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const changed = useSetupChanged(campaignId);
  const { user } = member;
  const remove = async () => {
    try {
      await unassignCampaign(campaignId, user.id);
      await changed.people();
    } catch (error) {
      showError(error);
    }
  };
  const label = t('users:assignees.remove', { name: user.name });
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <UserName person={user} />
          {!member.assigned && (
            <Tooltip label={t('people.notAssignedHint')} multiline maw={260}>
              <Badge color="gray">{t('people.notAssigned')}</Badge>
            </Tooltip>
          )}
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        <Anchor
          component={Link}
          to={`/leads?campaignId=${campaignId}&ownerId=${user.id}&meaning=${openMeanings.join(',')}`}
          className="fx-num"
          aria-label={t('people.leadsOf', {
            name: user.name,
            count: member.leads,
            number: format.number(member.leads),
          })}
        >
          {format.number(member.leads)}
        </Anchor>
      </Table.Td>
      <Table.Td ta="right">
        <Anchor
          component={Link}
          to={`/tasks?scope=all&view=list&assigneeId=${user.id}`}
          className="fx-num"
          aria-label={t('people.tasksOf', {
            name: user.name,
            count: member.openTasks,
            number: format.number(member.openTasks),
          })}
        >
          {format.number(member.openTasks)}
        </Anchor>
      </Table.Td>
      <Table.Td ta="right">
        <Anchor
          component="button"
          type="button"
          className="fx-num"
          onClick={onCalls}
          aria-label={t('people.callsOf', {
            name: user.name,
            count: member.callsToday,
            number: format.number(member.callsToday),
          })}
        >
          {format.number(member.callsToday)}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed" component="span">
          <RelativeTime value={member.lastActivityAt} />
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {member.assigned && (
          <Tooltip label={label}>
            <ActionIcon size="sm" aria-label={label} onClick={() => void remove()}>
              <IconX size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
