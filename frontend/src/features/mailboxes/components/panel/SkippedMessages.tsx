import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { showDone, showError } from '@/components/toasts';
import { DateTime } from '@/components/values';
import { skipsQuery, useRetrySkips } from './syncApi';
import type { MailboxSkip } from './syncModel';
import { ThreadLink } from './ThreadLink';

interface Props {
  mailboxId: string;
  /** How many of them may be stored another time. */
  triable: number;
}

/** Messages that were looked at and not stored, each with its reason. */
export function SkippedMessages({ mailboxId, triable }: Props) {
  const { t } = useTranslation('mailsync');
  const retry = useRetrySkips(mailboxId);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    skipsQuery(mailboxId),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={60} />;
  return (
    <Stack gap="xs">
      {triable > 0 && (
        <Button
          variant="light"
          size="compact-sm"
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(undefined, {
              onSuccess: () => showDone(t('again')),
              onError: (error) => showError(error),
            })
          }
          style={{ alignSelf: 'flex-start' }}
        >
          {t('tryAgain', { count: triable })}
        </Button>
      )}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {data.pages
          .flatMap((page) => page.items)
          .map((skip) => (
            <Skipped key={skip.id} skip={skip} />
          ))}
      </Stack>
      {hasNextPage && (
        <Button
          variant="light"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function Skipped({ skip }: { skip: MailboxSkip }) {
  const { t } = useTranslation('mailsync');
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <div style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
          {skip.subject || t('noSubject')}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[skip.from, skip.folder].filter(Boolean).join(' · ')} · <DateTime value={skip.at} />
        </Text>
      </div>
      <Text size="sm" style={{ flex: '1 1 200px' }}>
        {t(`reasons.${skip.reason}`)}
        {skip.words && ` (${skip.words})`}{' '}
        {skip.threadId && <ThreadLink threadId={skip.threadId}>{t('open')}</ThreadLink>}
      </Text>
    </Group>
  );
}
