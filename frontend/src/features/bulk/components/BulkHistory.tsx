import { ActionIcon, Modal, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { RelatedList } from '@/components/RelatedList';
import { useFormat } from '@/components/reader';
import { RelativeTime } from '@/components/values';
import { bulkRunsQuery } from '../api';
import { type BulkRun, isBusy } from '../model';
import { RunSummary } from './BulkTray';

/** What one last did with many leads: how it went, and its undo as long as there is one. */
export function BulkHistory() {
  const { t } = useTranslation('bulk');
  const { dialog, open, close } = useDialog();
  return (
    <>
      <Tooltip label={t('runs')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('runs')}
          onClick={() => void open('bulk-runs')}
        >
          <IconHistory size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      {dialog?.name === 'bulk-runs' && (
        <Modal
          opened
          onClose={() => void close()}
          title={t('runs')}
          size="lg"
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <Runs />
        </Modal>
      )}
    </>
  );
}

function Runs() {
  const { t } = useTranslation('bulk');
  const format = useFormat();
  const runs = useQuery(bulkRunsQuery);
  if (runs.error) {
    return <ErrorState error={runs.error} onRetry={() => void runs.refetch()} compact />;
  }
  if (!runs.data) return <Skeleton h={160} />;
  if (runs.data.length === 0) return <Text c="dimmed">{t('noRuns')}</Text>;
  return (
    <RelatedList
      label={t('runs')}
      count={t('runCount', {
        count: runs.data.length,
        number: format.number(runs.data.length),
      })}
    >
      {runs.data.map((run: BulkRun) => (
        <Stack key={run.id} component="li" gap={2}>
          <RunSummary run={run} />
          <Text size="xs" c="dimmed">
            <RelativeTime value={isBusy(run) ? run.createdAt : (run.finishedAt ?? run.createdAt)} />
          </Text>
        </Stack>
      ))}
    </RelatedList>
  );
}
