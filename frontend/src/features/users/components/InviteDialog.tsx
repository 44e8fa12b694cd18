import { Select, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/app/session';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { inviteUser, useUsersChanged } from '../api';
import { inviteSchema, roles, type User } from '../model';

type Values = { name: string; email: string; role: Role; locale: string };

/** Invites somebody by mail; they choose a password of their own. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('users');
  const changed = useUsersChanged();
  const record = useRecordForm<Values, User>({
    draftKey: 'invite-user',
    initial: { name: '', email: '', role: 'bd', locale: i18n.language },
    schema: inviteSchema,
    save: ({ name, email, ...rest }, attempt) =>
      inviteUser({ name: name.trim(), email: email.trim(), ...rest }, attempt.idempotencyKey),
    onSaved: (user) => {
      changed(user);
      showDone(t('invite.done', { name: user.name }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={t('invite.title')}
      record={record}
      onClose={onClose}
      size="md"
      submitLabel={t('invite.send')}
    >
      <Text c="dimmed">{t('invite.explain')}</Text>
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('field.email')}
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <Select
        label={t('field.role')}
        allowDeselect={false}
        description={t(`roleHint.${form.values.role}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <Select
        label={t('field.locale')}
        allowDeselect={false}
        data={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        {...form.getInputProps('locale')}
      />
    </FormDialog>
  );
}
