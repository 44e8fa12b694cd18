import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { StatTile } from '@/components/StatTile';
import { TableScroll } from '@/components/TableScroll';
import { queueQuery } from '../api';
import { type CallQueue, cityOf, countedOf, queueHref, reasonsOf } from '../model';
import { WhyNow } from './LeadCard';
import { QueueLeads } from './QueueLeads';

/** A campaign's queue: who comes next and why, what is held back and why, what was given back. */
export function QueueCard({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('calling');
  const queue = useQuery(queueQuery(campaignId));
  const { dialog, close } = useDialog();
  const counted = dialog?.name === 'queue-leads' ? countedOf(dialog.id) : null;
  useLiveTopics(`campaign:${campaignId}`);
  if (queue.isPending) return <CardSkeleton lines={8} />;
  if (queue.isError) {
    return <ErrorState error={queue.error} onRetry={() => void queue.refetch()} compact />;
  }
  return (
    <Stack gap="md">
      <Counts campaignId={campaignId} queue={queue.data} />
      {counted && (
        <QueueLeads campaignId={campaignId} counted={counted} onClose={() => void close()} />
      )}
      <SectionCard title={t('queue.next')}>
        <Next queue={queue.data} />
      </SectionCard>
      {queue.data.returned.length > 0 && (
        <SectionCard title={t('queue.returned')}>
          <Stack gap={6}>
            {queue.data.returned.map(({ user, reason, count }) => (
              <Group key={`${user.id} ${reason}`} justify="space-between" gap="sm">
                <Text>
                  {user.name} · {t(`reason.${reason}`)}
                </Text>
                <Text fw={600} className="fx-num">
                  {count}
                </Text>
              </Group>
            ))}
          </Stack>
        </SectionCard>
      )}
    </Stack>
  );
}

/** Each number opens the leads that make it. */
function Counts({ campaignId, queue }: { campaignId: string; queue: CallQueue }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  return (
    <Group gap="sm" align="stretch">
      <StatTile
        label={t('counts.ready')}
        value={format.number(queue.counts.ready)}
        href={queueHref(campaignId, 'ready')}
      />
      {reasonsOf(queue).map(({ reason, count }) => (
        <StatTile
          key={reason}
          label={t(`counts.${reason}`)}
          value={format.number(count)}
          href={queueHref(campaignId, reason)}
        />
      ))}
    </Group>
  );
}

function Next({ queue }: { queue: CallQueue }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  if (queue.status !== 'active') return <Text c="dimmed">{t(`empty.${queue.status}`)}</Text>;
  if (queue.next.length === 0) {
    return (
      <Text c="dimmed">
        {queue.nextAt
          ? t('empty.nextAt', { time: format.dateTime(queue.nextAt) })
          : t('empty.title')}
      </Text>
    );
  }
  return (
    <TableScroll minWidth={480} label={t('queue.title')}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('queue.lead')}</Table.Th>
            <Table.Th>{t('queue.why')}</Table.Th>
            <Table.Th>{t('queue.zone')}</Table.Th>
            <Table.Th>{t('queue.for')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queue.next.map((entry) => (
            <Table.Tr key={entry.leadId}>
              <Table.Td>
                <RecordLink kind="lead" id={entry.leadId} strong>
                  {entry.fullName}
                </RecordLink>
                {entry.company && entry.company !== entry.fullName && (
                  <Text size="sm" c="dimmed">
                    {entry.company}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <WhyNow why={entry.why} />
              </Table.Td>
              <Table.Td>{cityOf(entry.timeZone)}</Table.Td>
              <Table.Td>
                {entry.forUser ? (
                  entry.forUser.name
                ) : (
                  <Badge color="gray">{t('queue.anybody')}</Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
