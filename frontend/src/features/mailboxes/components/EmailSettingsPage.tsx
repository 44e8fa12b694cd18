import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLock, IconMailPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { CardSkeleton } from '@/components/Skeletons';
import { emailSettingsQuery } from '../api';
import type { EmailSettings } from '../model';
import { MailboxCard } from './MailboxCard';
import { MailboxDialog } from './MailboxDialog';
import { MailboxPanel } from './panel/MailboxPanel';

/** One's own mailboxes. */
export function EmailSettingsPage() {
  const { t } = useTranslation('mailboxes');
  const { open } = useDialog();
  const { data, isPending, error, refetch } = useQuery(emailSettingsQuery);
  useLiveTopics('mail');
  const add = (
    <Button
      leftSection={<IconMailPlus size={16} aria-hidden />}
      onClick={() => void open('new-mailbox')}
    >
      {t('new')}
    </Button>
  );
  return (
    <Stack gap="lg" maw={880}>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw={520}>
          {t('explain')}
        </Text>
        {data && data.mailboxes.length > 0 && add}
      </Group>
      {isPending && <CardSkeleton lines={5} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.mailboxes.length === 0 && (
        <EmptyState icon={IconMailPlus} title={t('none')} hint={t('noneHint')} action={add} />
      )}
      {data && data.mailboxes.length > 0 && (
        <Stack
          component="ul"
          gap="md"
          m={0}
          p={0}
          style={{ listStyle: 'none' }}
          aria-label={t('title')}
        >
          {data.mailboxes.map((mailbox) => (
            <MailboxCard key={mailbox.id} mailbox={mailbox}>
              <MailboxPanel mailboxId={mailbox.id} address={mailbox.address} />
            </MailboxCard>
          ))}
        </Stack>
      )}
      <Alert variant="light" color="gray" icon={<IconLock size={18} aria-hidden />}>
        {t('security.note')}
      </Alert>
      {data && <Dialogs settings={data} />}
    </Stack>
  );
}

function Dialogs({ settings }: { settings: EmailSettings }) {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-mailbox') {
    return <MailboxDialog settings={settings} onClose={() => void close()} />;
  }
  const mailbox =
    dialog?.name === 'edit-mailbox' && settings.mailboxes.find(({ id }) => id === dialog.id);
  return mailbox ? (
    <MailboxDialog
      key={mailbox.id}
      settings={settings}
      mailbox={mailbox}
      onClose={() => void close()}
    />
  ) : null;
}
