import { Button, CloseButton, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconList } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { showError } from '@/components/toasts';
import { useStore } from '@/lib/store';
import { bulkRunQuery, tray, undoBulk, unwatch, watch } from '../api';
import { type BulkRun, isBusy, isUndoable, progressOf } from '../model';
import classes from './Bulk.module.css';

/** What was asked for many leads, at the corner of every page: how far it is, and its undo. */
export function BulkTray() {
  const { t } = useTranslation('bulk');
  const ids = useStore(tray, ({ ids }) => ids);
  if (ids.length === 0) return null;
  return (
    <section className={classes.tray} aria-label={t('tray')}>
      {ids.map((id) => (
        <Run key={id} id={id} />
      ))}
    </section>
  );
}

function Run({ id }: { id: string }) {
  const { t } = useTranslation('bulk');
  useLiveTopics('lists');
  const run = useQuery(bulkRunQuery(id));
  if (run.error) {
    return (
      <div className={classes.run} role="alert">
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('lost')}</Text>
          <CloseButton aria-label={t('common:close')} onClick={() => unwatch(id)} />
        </Group>
      </div>
    );
  }
  return run.data ? <Known run={run.data} /> : null;
}

function Known({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk');
  return (
    <div className={classes.run}>
      <RunSummary
        run={run}
        close={
          !isBusy(run) && (
            <CloseButton aria-label={t('common:close')} onClick={() => unwatch(run.id)} />
          )
        }
      />
    </div>
  );
}

/** How a run went or goes, and what can be done about it. */
export function RunSummary({ run, close }: { run: BulkRun; close?: ReactNode }) {
  const { t } = useTranslation('bulk');
  const client = useQueryClient();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const busy = isBusy(run);
  const undone = run.state === 'undoing' || run.state === 'undone';
  const refused = undone ? run.leftAlone : run.refused;
  const undo = async () => {
    setAsking(true);
    try {
      client.setQueryData(bulkRunQuery(run.id).queryKey, await undoBulk(run.id));
      watch(run.id);
      void client.invalidateQueries({ queryKey: ['get', '/api/bulk-runs'] });
    } catch (error) {
      showError(error);
    } finally {
      setAsking(false);
    }
  };
  const done = undone ? run.restored : run.changed;
  const number = format.number(done);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Group gap={8} wrap="nowrap" align="flex-start" miw={0}>
          {!busy &&
            (run.state === 'failed' ? (
              <IconAlertTriangle size={18} aria-hidden color="var(--mantine-color-red-8)" />
            ) : (
              <IconCheck size={18} aria-hidden color="var(--fx-accent-text)" />
            ))}
          <Text size="sm" fw={600} role="status">
            {busy
              ? t(undone ? 'undoing' : `doing.${run.action.type}`, {
                  count: run.total,
                  number: format.number(run.total),
                })
              : run.state === 'failed'
                ? t('failed', { count: done, number })
                : t(undone ? 'undone' : `done.${run.action.type}`, { count: done, number })}
          </Text>
        </Group>
        {close}
      </Group>
      {busy && (
        <Stack gap={4} mt={8}>
          <Progress value={progressOf(run)} size="sm" aria-label={t('progress')} />
          <Text size="xs" c="dimmed" className="fx-num">
            {format.number(run.done)} / {format.number(run.total)}
          </Text>
        </Stack>
      )}
      {(refused > 0 || (!undone && run.unchanged > 0)) && (
        <Text size="sm" c="dimmed" mt={4}>
          {[
            refused > 0 &&
              t(undone ? 'leftAlone' : 'refused', {
                count: refused,
                number: format.number(refused),
              }),
            !undone &&
              run.unchanged > 0 &&
              t('unchanged', { count: run.unchanged, number: format.number(run.unchanged) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      {!busy && (
        <Group gap="xs" mt={8}>
          {isUndoable(run, Date.now()) && (
            <Button
              size="compact-sm"
              variant="light"
              loading={asking}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => void undo()}
            >
              {t('common:undo')}
            </Button>
          )}
          {refused > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconList size={14} aria-hidden />}
              onClick={() => setOpen(true)}
            >
              {t('why')}
            </Button>
          )}
        </Group>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t(undone ? 'toldTitleUndo' : 'toldTitle')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Told run={run} undone={undone} total={refused} />
      </Modal>
    </div>
  );
}

function Told({ run, undone, total }: { run: BulkRun; undone: boolean; total: number }) {
  const { t } = useTranslation('bulk');
  const format = useFormat();
  const counts = undone ? run.leftAloneByReason : run.refusedByReason;
  return (
    <Stack gap="sm">
      {counts.map(({ reason, count }) => (
        <Text key={reason} size="sm">
          {t(`reason.${reason}`)}: <strong className="fx-num">{format.number(count)}</strong>
        </Text>
      ))}
      <ul className={classes.told}>
        {run.told.map(({ leadId, name, reason }) => (
          <li key={leadId}>
            <Text size="sm" truncate>
              {name ? (
                <RecordLink kind="lead" id={leadId}>
                  {name}
                </RecordLink>
              ) : (
                t('unknown')
              )}
            </Text>
            <Text size="sm" c="dimmed" ta="right">
              {t(`reason.${reason}`)}
            </Text>
          </li>
        ))}
      </ul>
      {total > run.told.length && (
        <Text size="xs" c="dimmed">
          {t('first', { number: format.number(run.told.length) })}
        </Text>
      )}
    </Stack>
  );
}
