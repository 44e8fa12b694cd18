import { Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { amendView, saveView } from '../api';
import type { SavedView, Search } from '../model';

type Values = { name: string; shared: boolean };

interface Props {
  page: 'leads';
  /** Left out to save a new one. */
  view?: SavedView;
  search: Search;
  mayShare: boolean;
  onClose: () => void;
}

const schema = z.object({ name: z.string().trim().min(1).max(80) });

/** Names a view, and for managers shares it. */
export function ViewDialog({ page, view, search, mayShare, onClose }: Props) {
  const { t } = useTranslation('views');
  const client = useQueryClient();
  const record = useRecordForm<Values, SavedView>({
    draftKey: view ? `edit-view:${view.id}` : 'save-view',
    initial: { name: view?.name ?? '', shared: view?.shared ?? false },
    ...(view ? { version: view.version } : {}),
    toValues: ({ name, shared }) => ({ name, shared }),
    schema,
    fields: { name: { label: t('name') }, shared: { label: t('share') } },
    save: ({ name, shared }, attempt) => {
      const body = { page, name: name.trim(), shared, search, position: view?.position ?? 0 };
      return view
        ? amendView(view.id, attempt.version, body)
        : saveView(body, attempt.idempotencyKey);
    },
    onSaved: async ({ name }) => {
      await client.invalidateQueries({ queryKey: ['get', '/api/saved-views'] });
      showDone(t('saved', { name }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={view ? t('rename', { name: view.name }) : t('save')}
      record={record}
      onClose={onClose}
      submitLabel={t('common:save')}
      size="md"
    >
      <TextInput
        label={t('name')}
        data-autofocus
        maxLength={80}
        required
        {...form.getInputProps('name')}
      />
      {mayShare && (
        <Switch
          label={t('share')}
          description={t('shareHint')}
          {...form.getInputProps('shared', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  );
}
