import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { TimelineSkeleton } from '@/components/Skeletons';
import { TableScroll } from '@/components/TableScroll';
import { showDone, showError } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { jobsQuery, useJobChanges } from '../api';
import { colors, type Job, type JobState, keyOf, states } from '../model';

/** Work in the background: what failed and why, what is tried again, what runs and waits. */
export function JobsPage() {
  const { t } = useTranslation('jobs');
  const format = useFormat();
  const [only, setOnly] = useState<JobState | null>(null);
  useLiveTopics('record:job:all');
  const { data, error, isFetching, refetch } = useQuery(jobsQuery);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TimelineSkeleton />;
  const shown = data.items.filter((job) => only === null || job.state === only);
  return (
    <Stack gap="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text c="dimmed">{t('explain')}</Text>
        <Tooltip label={t('refresh')}>
          <ActionIcon
            size="lg"
            variant="default"
            loading={isFetching}
            aria-label={t('refresh')}
            onClick={() => void refetch()}
          >
            <IconRefresh size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        {states.map((state) => (
          <Card
            key={state}
            component="button"
            type="button"
            p="md"
            aria-pressed={only === state}
            onClick={() => setOnly((now) => (now === state ? null : state))}
            style={{
              textAlign: 'left',
              cursor: 'pointer',
              ...(only === state ? { borderColor: 'var(--fx-accent)' } : {}),
            }}
          >
            <Text size="sm" c="dimmed">
              {t(`states.${state}`)}
            </Text>
            <Text fz={26} fw={680} className="fx-num" data-testid={`jobs-${state}`}>
              {format.number(data.counts[state])}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      {shown.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <TableScroll minWidth={680} label={t('title')}>
          <Table verticalSpacing="sm" aria-label={t('title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('work')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th>{t('when')}</Table.Th>
                <Table.Th>{t('reason')}</Table.Th>
                <Table.Th>
                  <span className="fx-sr">{t('actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((job) => (
                <Row key={keyOf(job)} job={job} />
              ))}
            </Table.Tbody>
          </Table>
        </TableScroll>
      )}
    </Stack>
  );
}

function Row({ job }: { job: Job }) {
  const { t, i18n } = useTranslation('jobs');
  const { retry, discard } = useJobChanges();
  const { name, id, state, recurring, dueAt, node, failures, failedAt, error, mayRetry } = job;
  const label = i18n.exists(`jobs:names.${name}`) ? t(`names.${name}`) : name;
  const onError = (problem: unknown) => showError(problem);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{label}</Text>
        <Text size="xs" c="dimmed" maw={260} truncate title={id}>
          {recurring ? t('recurring') : id}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={colors[state]}>
          {t(`states.${state}`)}
        </Badge>
        {node && (
          <Text size="xs" c="dimmed" mt={2} maw={160} truncate title={node}>
            {t('onNode', { node })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <RelativeTime value={state === 'failed' ? failedAt : dueAt} />
      </Table.Td>
      <Table.Td maw={360}>
        {error && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {error}
          </Text>
        )}
        {failures > 0 && (
          <Text size="xs" c="dimmed">
            {t('failures', { count: failures })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {mayRetry && (
            <Button
              size="compact-sm"
              variant="light"
              loading={retry.isPending}
              aria-label={t('retryOf', { name: label })}
              onClick={() =>
                retry.mutate(job, {
                  onSuccess: () => showDone(t('retried', { name: label })),
                  onError,
                })
              }
            >
              {t('retry')}
            </Button>
          )}
          {state === 'failed' && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('discardOf', { name: label })}
              onClick={() => discard.mutate(job, { onError })}
            >
              {t('discard')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
