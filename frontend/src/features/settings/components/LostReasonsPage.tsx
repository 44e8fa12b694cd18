import { ActionIcon, Button, Card, Group, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconListCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { removeRecord } from '@/components/removeRecord';
import { CardSkeleton } from '@/components/Skeletons';
import { SortableList } from '@/components/SortableList';
import { showError } from '@/components/toasts';
import { labelIn, lostReasonsQuery } from '@/features/pipelines/public';
import { amendLostReason, deleteLostReason, useLostReasonsCache } from '../api';
import { type LostReason, reordered } from '../model';
import { LostReasonDialogs } from './LostReasonDialog';

/** Why deals are lost, as people choose from when they close one. */
export function LostReasonsPage() {
  const { t, i18n } = useTranslation('settings');
  const { open } = useDialog();
  const cache = useLostReasonsCache();
  useLiveTopics('directory');
  const { data, isPending, error, refetch } = useQuery(lostReasonsQuery);

  const move = async (from: number, to: number) => {
    const reason = data?.[from];
    if (!data || !reason) return;
    const takeBack = await cache.show(reordered(data, from, to));
    try {
      await amendLostReason(reason.key, reason.version, {
        label: reason.label,
        active: reason.active,
        position: to + 1,
      });
    } catch (refusal) {
      takeBack();
      showError(refusal);
    }
    await cache.refresh();
  };

  const create = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => void open('new-lost-reason')}
    >
      {t('reasons.new')}
    </Button>
  );
  return (
    <Stack gap="lg" maw={820}>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw={520}>
          {t('reasons.explain')}
        </Text>
        {create}
      </Group>
      {isPending && <CardSkeleton lines={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconListCheck} title={t('reasons.none')} action={create} />
      )}
      {data && data.length > 0 && (
        <Card py="xs">
          <SortableList
            label={t('part.lostReasons')}
            items={data.map(({ key, label }) => ({ id: key, name: labelIn(label, i18n.language) }))}
            onMove={(from, to) => void move(from, to)}
          >
            {(index) => {
              const reason = data[index];
              return reason && <ReasonLine reason={reason} />;
            }}
          </SortableList>
        </Card>
      )}
      {data && <LostReasonDialogs reasons={data} />}
    </Stack>
  );
}

function ReasonLine({ reason }: { reason: LostReason }) {
  const { t, i18n } = useTranslation('settings');
  const { open } = useDialog();
  const { refresh } = useLostReasonsCache();
  const { key, label, active, version } = reason;
  const name = labelIn(label, i18n.language);
  const toggle = async () => {
    try {
      await amendLostReason(key, version, { label, active: !active });
    } catch (refusal) {
      showError(refusal);
    }
    await refresh();
  };
  const remove = async () => {
    await removeRecord({
      title: t('reasons.delete.title', { name }),
      message: t('reasons.delete.message'),
      remove: () => deleteLostReason(key, version),
      done: t('reasons.delete.done', { name }),
    });
    await refresh();
  };
  const edit = t('reasons.edit', { name });
  const del = t('reasons.delete.title', { name });
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" mih={36}>
      <Text
        fw={550}
        miw={0}
        style={{ overflowWrap: 'anywhere' }}
        {...(active ? {} : { c: 'dimmed' })}
      >
        {name}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Switch
          checked={active}
          onChange={() => void toggle()}
          label={
            <Text span inherit visibleFrom="xs">
              {t(active ? 'reasons.active' : 'reasons.inactive')}
            </Text>
          }
          aria-label={t('reasons.offered', { name })}
        />
        <Tooltip label={edit}>
          <ActionIcon aria-label={edit} onClick={() => void open('edit-lost-reason', key)}>
            <IconPencil size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={del}>
          <ActionIcon aria-label={del} onClick={() => void remove()}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}
