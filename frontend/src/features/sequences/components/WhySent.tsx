import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { LinesSkeleton } from '@/components/Skeletons';
import { decisionsOfMailQuery } from '../api';
import type { Decision } from '../people.model';
import { sentWords } from '../words';
import { useStepName, useTexts } from './useWhyWords';

/** Of a mail that a sequence sent: the decision that sent it, with the facts it was made on. */
export function WhySent({ mailId }: { mailId: string }) {
  const { t } = useTranslation('sequences');
  const [open, { toggle, close }] = useDisclosure();
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      width="min(360px, calc(100vw - 24px))"
      position="bottom-start"
      shadow="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          mih={24}
          variant="subtle"
          color="gray"
          leftSection={<IconHelpCircle size={14} aria-hidden />}
          onClick={toggle}
        >
          {t('sent.ask')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sent.ask')}>
        {/* It has the focus, and keeps Escape from a dialog that it lies over. */}
        <div
          tabIndex={-1}
          data-autofocus
          data-mantine-stop-propagation="true"
          style={{ outline: 'none' }}
        >
          {open && <Answer mailId={mailId} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Answer({ mailId }: { mailId: string }) {
  const { t } = useTranslation('sequences');
  const { data, error, refetch } = useQuery(decisionsOfMailQuery(mailId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  if (!data) return <LinesSkeleton lines={4} />;
  const sent = data.items.find(({ verdict }) => verdict === 'sent');
  return sent ? <SentBecause decision={sent} /> : <Text size="sm">{t('sent.unknown')}</Text>;
}

function SentBecause({ decision }: { decision: Decision }) {
  const { t, i18n } = useTranslation('sequences');
  const { say } = useTexts();
  const stepName = useStepName();
  const { sequence } = decision.enrolment;
  return (
    <Stack gap={6}>
      <Text size="sm" component="div" fw={600} style={{ overflowWrap: 'anywhere' }}>
        <RecordLink kind="sequence" id={sequence.id}>
          {sequence.name}
        </RecordLink>
        {decision.step && ` · ${stepName(decision.step)}`}
        {decision.variant && ` · ${t('results.text', { key: decision.variant })}`}
      </Text>
      <Text size="sm">{t('decision.all_rules_passed')}</Text>
      <Stack component="ul" gap={2} m={0} pl="md">
        {sentWords(decision, say, i18n.language).map((line) => (
          <Text key={line} component="li" size="sm" c="dimmed">
            {line}
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}
