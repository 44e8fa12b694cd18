import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { labelIn } from '@/features/pipelines/public';
import { amendLostReason, createLostReason, useLostReasonsCache } from '../api';
import { type Label, type LostReason, labelSchema } from '../model';

/** The dialogs about lost reasons that the address may have open. */
export function LostReasonDialogs({ reasons }: { reasons: readonly LostReason[] }) {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-lost-reason') return <LostReasonDialog onClose={close} />;
  if (dialog?.name !== 'edit-lost-reason') return null;
  const reason = reasons.find(({ key }) => key === dialog.id);
  return reason ? <LostReasonDialog key={reason.key} reason={reason} onClose={close} /> : null;
}

type Values = { label: Label };

function LostReasonDialog({ reason, onClose }: { reason?: LostReason; onClose: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const { refresh } = useLostReasonsCache();
  const record = useRecordForm<Values, LostReason>({
    draftKey: reason ? `edit-lost-reason:${reason.key}` : 'new-lost-reason',
    initial: { label: reason?.label ?? { en: '', fr: '' } },
    ...(reason ? { version: reason.version } : {}),
    toValues: ({ label }) => ({ label }),
    schema: labelSchema,
    fields: { label: { label: t('reasons.name'), show: ({ en, fr }) => `${en} · ${fr}` } },
    save: ({ label }, attempt) =>
      reason
        ? amendLostReason(reason.key, attempt.version, { label, active: reason.active })
        : createLostReason({ label }, attempt.idempotencyKey),
    onSaved: (saved) => {
      void refresh();
      showDone(t('reasons.saved', { name: labelIn(saved.label, i18n.language) }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={
        reason
          ? t('reasons.edit', { name: labelIn(reason.label, i18n.language) })
          : t('reasons.new')
      }
      record={record}
      onClose={onClose}
      size="md"
    >
      <TextInput
        label={t('labelEn')}
        required
        data-autofocus
        maxLength={80}
        {...form.getInputProps('label.en')}
      />
      <TextInput label={t('labelFr')} required maxLength={80} {...form.getInputProps('label.fr')} />
    </FormDialog>
  );
}
