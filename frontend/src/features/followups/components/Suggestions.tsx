import { Alert, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import {
  type Icon,
  IconBulb,
  IconClockExclamation,
  IconPhoneX,
  IconPlus,
  IconRoute,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { type Decision, suggestionsQuery, useDecision } from '../api';
import { dueOf, type Suggestion } from '../model';
import classes from './Suggestions.module.css';

const looks: Record<Suggestion['kind'], { icon: Icon; color: string }> = {
  callback_missed: { icon: IconPhoneX, color: 'red' },
  no_next_step: { icon: IconRoute, color: 'orange' },
  no_touch: { icon: IconClockExclamation, color: 'yellow' },
};

const SHOWN = 6;

/** Gaps in the reader's own work; each becomes a task, or goes, with one click. */
export function Suggestions() {
  const { t } = useTranslation('followups');
  const { data, error, refetch } = useQuery(suggestionsQuery(null, SHOWN));
  return (
    <SectionCard title={t('title')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!error && !data && <LinesSkeleton lines={4} />}
      {data?.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((suggestion) => (
            <li key={suggestion.id} className={classes.line}>
              <Sign kind={suggestion.kind} />
              <Stack gap={0} className={classes.words}>
                <Text component="span" fw={600}>
                  <RecordLink kind="lead" id={suggestion.lead.id}>
                    {suggestion.lead.name}
                  </RecordLink>
                  {suggestion.company && (
                    <Text component="span" c="dimmed" fw={400}>
                      {' '}
                      · {suggestion.company}
                    </Text>
                  )}
                </Text>
                <Reason suggestion={suggestion} />
              </Stack>
              <Decide suggestion={suggestion} />
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}

/** The gap of one lead, above what happened with it; nothing where there is none. */
export function LeadSuggestion({ leadId }: { leadId: string }) {
  const { data } = useQuery(suggestionsQuery(leadId, 1));
  const { t } = useTranslation('followups');
  const suggestion = data?.[0];
  if (!suggestion) return null;
  return (
    <Alert variant="light" color="yellow" icon={<IconBulb size={18} aria-hidden />} mb="md">
      <Group justify="space-between" gap="sm">
        <Stack gap={0} miw={0}>
          <Text size="sm" fw={600}>
            {t(`kinds.${suggestion.kind}`)}
          </Text>
          <Reason suggestion={suggestion} />
        </Stack>
        <Decide suggestion={suggestion} />
      </Group>
    </Alert>
  );
}

function Sign({ kind }: { kind: Suggestion['kind'] }) {
  const { icon: Glyph, color } = looks[kind];
  return (
    <ThemeIcon variant="light" color={color} radius="xl" size={32} aria-hidden>
      <Glyph size={17} stroke={1.7} />
    </ThemeIcon>
  );
}

function Reason({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation('followups');
  return (
    <Text component="span" size="sm" c="dimmed">
      {t(`reasons.${suggestion.kind}`)} <RelativeTime value={suggestion.since} />
    </Text>
  );
}

function Decide({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation('followups');
  const decide = useDecision();
  const name = suggestion.lead.name;
  // Its line is gone before the server has answered, and what a mutation calls back goes with it.
  const settle = async (task: Decision['task'], said?: string) => {
    try {
      await decide.mutateAsync({ suggestion, task });
      if (said) showDone(said);
    } catch (error) {
      showError(error);
    }
  };
  const accept = () =>
    void settle(
      {
        title: t(`tasks.${suggestion.kind}`, { name }).slice(0, 300),
        dueAt: dueOf(suggestion, new Date()).toISOString(),
      },
      t('accepted', { name }),
    );
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={t('acceptFor', { name })}
        onClick={accept}
      >
        {t('accept')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t('dismissFor', { name })}
        onClick={() => void settle(null)}
      >
        {t('dismiss')}
      </Button>
    </Group>
  );
}
