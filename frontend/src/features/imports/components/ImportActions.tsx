import { Button, Group } from '@mantine/core';
import { IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { showError } from '@/components/toasts';
import { cancelImport, deleteImport, useImportsChanged } from '../api';
import { type ImportRun, isBusy } from '../model';

/** Stop what is under way; take an import off the list. What it wrote stays. */
export function ImportActions({ run }: { run: ImportRun }) {
  const { t } = useTranslation(['imports', 'common']);
  const navigate = useNavigate();
  const { saved, removed } = useImportsChanged();
  const stop = async () => {
    const sure = await confirm({
      title: t('cancel.title'),
      message: t(run.state === 'running' ? 'cancel.running' : 'cancel.checking'),
      confirm: t('cancel.confirm'),
      cancel: t('cancel.keep'),
    });
    if (sure) await cancelImport(run.id).then(saved, showError);
  };
  const remove = async () => {
    const sure = await confirm({
      title: t('delete.title'),
      message: t('delete.message'),
      confirm: t('common:delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await deleteImport(run.id);
      await navigate({ to: '/imports' });
      removed(run.id);
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Group gap="xs">
      {run.state === 'undoing' ? null : isBusy(run.state) ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          onClick={() => void stop()}
        >
          {t('cancel.action')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void remove()}
        >
          {t('common:delete')}
        </Button>
      )}
    </Group>
  );
}
