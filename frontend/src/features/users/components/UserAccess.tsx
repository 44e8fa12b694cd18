import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconMailForward, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { showRefusal } from '@/components/removeRecord';
import { showDone } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { changeUser, inviteAgain, useUsersChanged } from '../api';
import { statusColor, type User } from '../model';

interface Props {
  user: User;
  /** The own account, or the last admin. */
  locked: boolean;
  /** The dialog's version of the person is old now. */
  onChanged: () => void;
}

/** Whether somebody may come in: deactivate, activate, or send the invitation (again). */
export function UserAccess({ user, locked, onChanged }: Props) {
  const { t } = useTranslation('users');
  const changed = useUsersChanged();
  const [busy, setBusy] = useState(false);
  const [email, setEmail] = useState(user.email ?? '');
  const { name, role, status } = user;
  const neverCame = user.lastLoginAt === null;

  const run = async (act: () => Promise<User>, done: string) => {
    setBusy(true);
    try {
      changed(await act());
      showDone(done);
      onChanged();
    } catch (error) {
      showRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const setActive = async (active: boolean) => {
    const verb = active ? 'activate' : 'deactivate';
    const sure = await confirm({
      title: t(`${verb}.title`, { name }),
      message: t(`${verb}.message`),
      confirm: t(`${verb}.verb`),
      danger: !active,
    });
    if (!sure) return;
    await run(
      () => changeUser(user.id, user.version, { name, role, active }),
      t(`${verb}.done`, { name }),
    );
  };

  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text size="sm" fw={550}>
          {t('field.access')}
        </Text>
        <Badge color={statusColor[status]}>{t(`status.${status}`)}</Badge>
        {user.lastLoginAt && (
          <Text size="sm" c="dimmed">
            {t('field.lastLogin')}: <RelativeTime value={user.lastLoginAt} />
          </Text>
        )}
      </Group>
      {neverCame && (
        <Group align="flex-end" gap="sm">
          {user.email === null && (
            <TextInput
              flex={1}
              type="email"
              label={t('invite.to')}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          )}
          <Button
            variant="light"
            loading={busy}
            disabled={!email.includes('@')}
            leftSection={<IconMailForward size={16} aria-hidden />}
            onClick={() =>
              void run(() => inviteAgain(user.id, email.trim()), t('invite.done', { name }))
            }
          >
            {t(status === 'invited' ? 'invite.again' : 'invite.send')}
          </Button>
        </Group>
      )}
      {user.active ? (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          disabled={locked}
          loading={busy}
          leftSection={<IconUserOff size={16} aria-hidden />}
          onClick={() => void setActive(false)}
        >
          {t('deactivate.verb')}…
        </Button>
      ) : (
        !neverCame && (
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            loading={busy}
            leftSection={<IconUserCheck size={16} aria-hidden />}
            onClick={() => void setActive(true)}
          >
            {t('activate.verb')}…
          </Button>
        )
      )}
    </Stack>
  );
}
