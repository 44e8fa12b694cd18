import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { SearchSelect } from '@/components/SearchSelect';
import { showDone } from '@/components/toasts';
import { accountSource } from '@/features/accounts/public';
import { addSuppression, useSuppressionsChanged } from '../api';
import {
  NOBODY,
  requestOf,
  type Suppression,
  type SuppressionValues,
  suppressionSchema,
} from '../model';

/** Puts an address on the list, by hand. */
export function SuppressionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('suppressions');
  const changed = useSuppressionsChanged();
  const record = useRecordForm<SuppressionValues, Suppression>({
    draftKey: 'new-suppression',
    initial: NOBODY,
    schema: suppressionSchema,
    save: (values, { idempotencyKey }) => addSuppression(requestOf(values), idempotencyKey),
    onSaved: async ({ address }) => {
      await changed();
      showDone(t('added', { address }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog title={t('add')} record={record} onClose={onClose} submitLabel={t('add')} size="md">
      <TextInput
        label={t('field.address')}
        type="email"
        required
        maxLength={254}
        data-autofocus
        {...form.getInputProps('address')}
      />
      <SearchSelect
        label={t('field.account')}
        description={t('accountHint')}
        placeholder={t('everybody')}
        source={accountSource}
        clearable
        value={form.values.accountId}
        onChange={(accountId) => form.setFieldValue('accountId', accountId)}
        error={form.errors.accountId}
      />
      <Textarea
        label={t('field.note')}
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  );
}
