import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudOff, IconCloudX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../outbox';
import { useKeyHint, useKeys } from '../useKeys';

/** What this browser still has to send, and what the server would not take. */
export function OutboxMark({
  waiting,
  onForget,
}: {
  waiting: readonly Waiting[];
  onForget: (key: string) => void;
}) {
  const { t } = useTranslation('calling');
  const under = waiting.filter((entry) => entry.refusal === null);
  const refused = waiting.filter((entry) => entry.refusal !== null);
  const hint = useKeyHint();
  const [first] = refused;
  useKeys('refused', { forget: first && (() => onForget(first.key)) });
  if (waiting.length === 0) return null;
  return (
    <Stack gap="sm" mb="md">
      {under.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          role="status"
          icon={<IconCloudOff size={18} aria-hidden />}
          title={t('outbox.waiting', { count: under.length })}
        >
          {t('outbox.hint', { names: under.map((entry) => entry.leadName).join(', ') })}
        </Alert>
      )}
      {refused.map((entry) => (
        <Alert
          key={entry.key}
          color="red"
          variant="light"
          icon={<IconCloudX size={18} aria-hidden />}
          title={t('outbox.refused', { name: entry.leadName })}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {t(`outcome.${entry.request.outcome}`)}
              {entry.request.note ? `: ${entry.request.note}` : ''}
            </Text>
            <Button
              {...(entry === first ? hint('forget') : {})}
              size="compact-sm"
              variant="default"
              onClick={() => onForget(entry.key)}
            >
              {t('outbox.forget')}
            </Button>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}
