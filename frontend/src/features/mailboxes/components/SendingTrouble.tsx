import { Alert, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '@/components/values';
import type { Mailbox } from '../model';

/** Why nothing goes out of a mailbox, in the words of a connection test, and what to do about it. */
export function SendingTrouble({ mailbox: { sendingTrouble: trouble } }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes');
  if (!trouble) return null;
  return (
    <Alert
      role="status"
      variant="light"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={`${t('server.smtp')}: ${t(`problem.${trouble.problem}`)}`}
    >
      <Stack gap={6}>
        <Text size="sm">{t('trouble.waits')}</Text>
        <Text size="sm">{t(`advice.${trouble.advice}`)}</Text>
        {trouble.serverWords && (
          <Text size="sm" component="div">
            {t('test.words')}{' '}
            <Code style={{ overflowWrap: 'anywhere' }}>{trouble.serverWords}</Code>
          </Text>
        )}
        <Text size="sm">
          {t('trouble.since')} <RelativeTime value={trouble.since} />
          {trouble.nextTryAt && (
            <>
              {' · '}
              {t('trouble.nextTry')} <RelativeTime value={trouble.nextTryAt} />
            </>
          )}
        </Text>
      </Stack>
    </Alert>
  );
}
