import { Alert, Select, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Role, useMe } from '@/app/session';
import { FormDialog } from '@/components/form/FormDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { activeAdminsQuery, changeUser, userQuery, useUsersChanged } from '../api';
import { protectionOf, roles, type User, userSchema } from '../model';
import { UserAccess } from './UserAccess';

/** One person: the name, the role, and whether they may come in. */
export function UserDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const user = useQuery(userQuery(id));
  if (!user.data) return <LoadingDialog query={user} onClose={onClose} />;
  return <EditUser user={user.data} onClose={onClose} />;
}

type Values = { name: string; role: Role };

function EditUser({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('users');
  const me = useMe();
  const changed = useUsersChanged();
  const admins = useQuery(activeAdminsQuery);
  const protection = protectionOf(user, me.id, admins.data?.items.length ?? 2);
  const record = useRecordForm<Values, User>({
    draftKey: `edit-user:${user.id}`,
    initial: { name: user.name, role: user.role },
    version: user.version,
    toValues: ({ name, role }) => ({ name, role }),
    schema: userSchema,
    fields: {
      name: { label: t('field.name') },
      role: { label: t('field.role'), show: (role) => t(`common:roles.${role}`) },
    },
    save: ({ name, role }, attempt) =>
      changeUser(user.id, attempt.version, { name: name.trim(), role, active: user.active }),
    onSaved: (saved) => {
      changed(saved);
      showDone(t('saved', { name: saved.name }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog title={user.name} record={record} onClose={onClose} size="md">
      {protection && (
        <Alert variant="light" color="blue" icon={<IconLock size={18} aria-hidden />}>
          {t(`protection.${protection}`)}
        </Alert>
      )}
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TextInput label={t('field.email')} value={user.email ?? ''} readOnly variant="filled" />
      <Select
        label={t('field.role')}
        allowDeselect={false}
        disabled={protection !== null}
        description={t(`roleHint.${form.values.role}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <UserAccess user={user} locked={protection !== null} onChanged={onClose} />
    </FormDialog>
  );
}
