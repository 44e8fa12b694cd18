import { Alert, Code, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { ConnectionResult, MailboxTest } from '../model';

/** How a test went, per server: what is wrong, what to do, and what the server itself said. */
export function ConnectionResults({
  result,
  testing,
}: {
  result: MailboxTest | null;
  testing: boolean;
}) {
  const { t } = useTranslation('mailboxes');
  return (
    <Stack gap="xs" role="status" aria-live="polite">
      {testing && (
        <Group gap="sm">
          <Loader size="xs" aria-hidden />
          <Text size="sm">{t('test.running')}</Text>
        </Group>
      )}
      {!testing && result && (
        <>
          <Line kind="imap" result={result.imap} />
          <Line kind="smtp" result={result.smtp} />
        </>
      )}
    </Stack>
  );
}

function Line({ kind, result }: { kind: 'imap' | 'smtp'; result: ConnectionResult }) {
  const { t } = useTranslation('mailboxes');
  const format = useFormat();
  if (result.ok) {
    return (
      <Alert
        variant="light"
        color="mint"
        icon={<IconCircleCheck size={18} aria-hidden />}
        title={t(`test.${kind}Works`)}
        py="xs"
      >
        {typeof result.messages === 'number' &&
          t('test.messages', { count: result.messages, number: format.number(result.messages) })}
      </Alert>
    );
  }
  return (
    <Alert
      variant="light"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={`${t(`server.${kind}`)}: ${t(`problem.${result.problem ?? 'other'}`)}`}
    >
      <Stack gap={6}>
        {result.advice && <Text size="sm">{t(`advice.${result.advice}`)}</Text>}
        {result.serverWords && (
          <Text size="sm" component="div">
            {t('test.words')} <Code style={{ overflowWrap: 'anywhere' }}>{result.serverWords}</Code>
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
