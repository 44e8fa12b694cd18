import {
  Alert,
  Badge,
  Button,
  Collapse,
  Group,
  Progress,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconBolt, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { showError } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { FindMessage } from './FindMessage';
import { FolderList } from './FolderList';
import { SkippedMessages } from './SkippedMessages';
import { syncQuery, useSyncNow } from './syncApi';
import { colors, type MailboxSync, progress, troubled } from './syncModel';

interface Props {
  mailboxId: string;
  /** For those who hear what they cannot see beside it. */
  address: string;
}

/** What can be said of a mailbox's mail: how far it has been read, what was left out and why, what is wrong. */
export function MailboxPanel({ mailboxId, address }: Props) {
  const { t } = useTranslation('mailsync');
  useLiveTopics(`record:mailbox:${mailboxId}`);
  const { data, error, refetch } = useQuery(syncQuery(mailboxId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelSkeleton />;
  return (
    <Stack gap="md" component="section" aria-label={t('of', { address })}>
      <Standing mailboxId={mailboxId} address={address} sync={data} />
      {data.error && <Failure error={data.error} />}
      <Troubles folders={data.folders} />
      <Reading sync={data} />
      <Figures mailboxId={mailboxId} sync={data} />
      <FindMessage mailboxId={mailboxId} />
    </Stack>
  );
}

function Standing({ mailboxId, address, sync }: Props & { sync: MailboxSync }) {
  const { t } = useTranslation('mailsync');
  const now = useSyncNow(mailboxId);
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        <Badge variant="light" color={colors[sync.state]}>
          {t(`states.${sync.state}`)}
        </Badge>
        {sync.live && sync.state !== 'failing' && (
          <Badge variant="light" color="gray" leftSection={<IconBolt size={12} aria-hidden />}>
            {t('live')}
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          {sync.lastSyncAt ? (
            <>
              {t('lastSync')} <RelativeTime value={sync.lastSyncAt} />
            </>
          ) : (
            t('never')
          )}
        </Text>
      </Group>
      <Button
        size="compact-md"
        variant="default"
        loading={now.isPending}
        leftSection={<IconRefresh size={15} aria-hidden />}
        aria-label={t('syncNowOf', { address })}
        onClick={() => now.mutate(undefined, { onError: (problem) => showError(problem) })}
      >
        {t('syncNow')}
      </Button>
    </Group>
  );
}

function Failure({ error }: { error: NonNullable<MailboxSync['error']> }) {
  const { t, i18n } = useTranslation('mailsync');
  const key = `problems.${error.problem}`;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={i18n.exists(`mailsync:${key}`) ? t(key) : t('problems.other')}
    >
      <Stack gap={4}>
        {error.words && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('words', { words: error.words })}
          </Text>
        )}
        <Text size="sm">
          {t('since')} <RelativeTime value={error.since} />
          {error.nextTryAt && (
            <>
              {' · '}
              {t('nextTry')} <RelativeTime value={error.nextTryAt} />
            </>
          )}
        </Text>
      </Stack>
    </Alert>
  );
}

/** Folders that cannot be read while the others are. */
function Troubles({ folders }: { folders: MailboxSync['folders'] }) {
  const { t } = useTranslation('mailsync');
  const failing = troubled(folders);
  if (failing.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={t('troubles', { count: failing.length })}
    >
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {failing.map(({ id, name, error }) => (
          <Text key={id} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            <strong>{name}</strong> · {t('words', { words: error.words })} · {t('since')}{' '}
            <RelativeTime value={error.since} />
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

function Reading({ sync }: { sync: MailboxSync }) {
  const { t } = useTranslation('mailsync');
  const done = progress(sync);
  if (done === null) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">{t('reading', { done, waiting: sync.waiting })}</Text>
      <Progress value={done} aria-label={t('progress')} color="mint" />
    </Stack>
  );
}

function Figures({ mailboxId, sync }: { mailboxId: string; sync: MailboxSync }) {
  const { t } = useTranslation('mailsync');
  const format = useFormat();
  const [skips, showSkips] = useDisclosure(false);
  const [folders, showFolders] = useDisclosure(false);
  const skipsId = useId();
  const foldersId = useId();
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" verticalSpacing="xs">
        <Figure label={t('seen')}>{format.number(sync.seen)}</Figure>
        <Figure label={t('stored')}>{format.number(sync.stored)}</Figure>
        <Figure label={t('skipped')}>{format.number(sync.skipped)}</Figure>
        <Figure label={t('lag')}>{lag(sync, t)}</Figure>
      </SimpleGrid>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={folders}
          aria-controls={foldersId}
          onClick={showFolders.toggle}
        >
          {t('folders', { count: sync.folders.length })}
        </Button>
        {sync.skipped > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={skips}
            aria-controls={skipsId}
            onClick={showSkips.toggle}
          >
            {t('whySkipped', { count: sync.skipped })}
          </Button>
        )}
      </Group>
      <Collapse expanded={folders} id={foldersId}>
        {folders && <FolderList folders={sync.folders} leftOut={sync.leftOut} />}
      </Collapse>
      <Collapse expanded={skips} id={skipsId}>
        {skips && <SkippedMessages mailboxId={mailboxId} triable={sync.triable} />}
      </Collapse>
    </Stack>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={650} className="fx-num">
        {children}
      </Text>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<'mailsync'>>['t'];

function lag({ lagSeconds, waiting }: MailboxSync, t: Translate): string {
  if (waiting > 0) return t('lagMessages', { count: waiting });
  if (lagSeconds === null || lagSeconds === undefined) return '–';
  return lagSeconds < 120 ? t('lagNone') : t('lagMinutes', { count: Math.floor(lagSeconds / 60) });
}

function PanelSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton h={24} w="60%" />
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
        {['seen', 'stored', 'skipped', 'lag'].map((figure) => (
          <Skeleton key={figure} h={40} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
