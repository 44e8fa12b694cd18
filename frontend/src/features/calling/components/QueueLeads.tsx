import { Button, Modal, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { LinesSkeleton } from '@/components/Skeletons';
import { TableScroll } from '@/components/TableScroll';
import { RelativeTime } from '@/components/values';
import { NOTHING } from '@/lib/format';
import { queueLeadsQuery } from '../api';
import { type Counted, cityOf, groupOf, type QueueGroup, type QueueRow } from '../model';

interface Props {
  campaignId: string;
  counted: Counted;
  onClose: () => void;
}

/** The leads that make one number of the queue. */
export function QueueLeads({ campaignId, counted, onClose }: Props) {
  const { t } = useTranslation('calling');
  const title = t(`counts.${counted}`);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="xl"
    >
      <Rows campaignId={campaignId} group={groupOf(counted)} label={title} />
    </Modal>
  );
}

function Rows({
  campaignId,
  group,
  label,
}: {
  campaignId: string;
  group: QueueGroup;
  label: string;
}) {
  const { t } = useTranslation('calling');
  const leads = useInfiniteQuery(queueLeadsQuery(campaignId, group));
  if (leads.isPending) return <LinesSkeleton lines={6} />;
  if (leads.isError && !leads.data) {
    return <ErrorState error={leads.error} onRetry={() => void leads.refetch()} compact />;
  }
  const rows = leads.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Text c="dimmed">{t('queue.none')}</Text>;
  return (
    <Stack gap="md">
      <TableScroll minWidth={560} label={label}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('queue.lead')}</Table.Th>
              <Table.Th>{t('queue.lastCall')}</Table.Th>
              <Table.Th>{t('queue.until')}</Table.Th>
              <Table.Th>{t('queue.zone')}</Table.Th>
              <Table.Th>{t('queue.for')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Line key={row.leadId} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {leads.hasNextPage && (
        <Button
          variant="default"
          loading={leads.isFetchingNextPage}
          onClick={() => void leads.fetchNextPage()}
        >
          {t('queue.more')}
        </Button>
      )}
    </Stack>
  );
}

function Line({ row }: { row: QueueRow }) {
  const { t } = useTranslation('calling');
  const { lastOutcome, attempts, until } = row;
  return (
    <Table.Tr>
      <Table.Td>
        <RecordLink kind="lead" id={row.leadId} strong>
          {row.fullName}
        </RecordLink>
        {row.company && row.company !== row.fullName && (
          <Text size="sm" c="dimmed">
            {row.company}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {lastOutcome
          ? `${t(`outcome.${lastOutcome}`, lastOutcome)} · ${t('queue.attempts', { count: attempts })}`
          : NOTHING}
      </Table.Td>
      <Table.Td>{until ? <RelativeTime value={until} /> : NOTHING}</Table.Td>
      <Table.Td>{cityOf(row.timeZone)}</Table.Td>
      <Table.Td>{(row.holder ?? row.forUser)?.name ?? t('queue.anybody')}</Table.Td>
    </Table.Tr>
  );
}
