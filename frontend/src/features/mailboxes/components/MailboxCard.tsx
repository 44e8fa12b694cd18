import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconStar, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { confirm } from '@/components/confirm';
import { showDone, showError } from '@/components/toasts';
import { useMailboxList } from '../api';
import { keptAs, type Mailbox, type MailServer } from '../model';
import { ConnectionResults } from './ConnectionResults';
import { SendingTrouble } from './SendingTrouble';
import { useConnectionTest } from './useConnectionTest';

/** One mailbox of the list; below it what can be said of its mail. */
export function MailboxCard({ mailbox, children }: { mailbox: Mailbox; children?: ReactNode }) {
  const { t } = useTranslation('mailboxes');
  const { open } = useDialog();
  const list = useMailboxList();
  const test = useConnectionTest();
  const title = useId();
  const { address } = mailbox;

  const remove = async () => {
    const sure = await confirm({
      title: t('remove.title', { address }),
      message: t('remove.message'),
      confirm: t('remove.confirm'),
      danger: true,
    });
    if (!sure) return;
    try {
      await list.remove(mailbox.id);
      showDone(t('remove.done', { address }));
    } catch (error) {
      showError(error);
    }
  };

  return (
    <Card component="li" aria-labelledby={title}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} miw={0} style={{ flex: '1 1 220px' }}>
            <Group gap="xs">
              <Title order={2} size="h3" id={title} style={{ overflowWrap: 'anywhere' }}>
                {address}
              </Title>
              {mailbox.isDefault && (
                <Badge variant="light" color="mint">
                  {t('default')}
                </Badge>
              )}
              {mailbox.shared && <Badge variant="light">{t('shared')}</Badge>}
              {!mailbox.tracked && (
                <Badge variant="light" color="gray">
                  {t('untracked')}
                </Badge>
              )}
            </Group>
            {mailbox.displayName && <Text size="sm">{mailbox.displayName}</Text>}
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <Place kind="imap" server={mailbox.imap} /> ·{' '}
              <Place kind="smtp" server={mailbox.smtp} />
            </Text>
          </Stack>
          <Group gap="xs">
            <Button
              size="compact-md"
              variant="default"
              loading={test.testing}
              leftSection={<IconPlugConnected size={15} aria-hidden />}
              aria-label={t('test.of', { address })}
              onClick={() => void test.run(keptAs(mailbox))}
            >
              {t('test.run')}
            </Button>
            {!mailbox.isDefault && (
              <Button
                size="compact-md"
                variant="default"
                leftSection={<IconStar size={15} aria-hidden />}
                aria-label={t('makeDefaultOf', { address })}
                onClick={() => void list.makeDefault(mailbox.id).catch(showError)}
              >
                {t('makeDefault')}
              </Button>
            )}
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconPencil size={15} aria-hidden />}
              aria-label={t('edit', { address })}
              onClick={() => void open('edit-mailbox', mailbox.id)}
            >
              {t('change')}
            </Button>
            <Button
              size="compact-md"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              aria-label={t('remove.of', { address })}
              onClick={() => void remove()}
            >
              {t('remove.confirm')}
            </Button>
          </Group>
        </Group>
        <SendingTrouble mailbox={mailbox} />
        {(test.testing || test.result) && (
          <ConnectionResults result={test.result} testing={test.testing} />
        )}
        {children}
      </Stack>
    </Card>
  );
}

function Place({ kind, server }: { kind: 'imap' | 'smtp'; server: MailServer }) {
  const { t } = useTranslation('mailboxes');
  return `${kind.toUpperCase()} ${server.host}:${server.port} (${t(`security.${server.security}`)})`;
}
