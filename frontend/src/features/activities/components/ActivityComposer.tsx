import {
  Button,
  Group,
  Kbd,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { asProblem } from '@/api/problem';
import { useProblemText } from '@/components/problemText';
import { dropDraft, peekDraft, registerDraft } from '@/lib/drafts';
import { useActivityChanges } from '../api';
import { callOutcomes, isComplete, type NewActivity, type Subject, subjectOf } from '../model';
import { MentionTextarea } from './MentionTextarea';

const BLANK: NewActivity = {
  kind: 'note',
  body: '',
  outcome: null,
  minutes: null,
  at: null,
  named: [],
};

/** Adds a note, a call, a meeting or a comment. What is half written survives the end of the session. */
export function ActivityComposer({ subject }: { subject: Subject }) {
  const { t } = useTranslation('activities');
  const problemText = useProblemText();
  const { entity, id } = subjectOf(subject);
  const draftKey = `activity:${entity}:${id}`;
  const [entry, setEntry] = useState<NewActivity>(() => ({
    ...BLANK,
    ...peekDraft<NewActivity>(draftKey),
  }));
  const key = useRef<string>(null);
  const { add } = useActivityChanges();
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  });
  useEffect(
    () => registerDraft(draftKey, () => (isComplete(latest.current) ? latest.current : undefined)),
    [draftKey],
  );

  const change = (patch: Partial<NewActivity>) => setEntry((now) => ({ ...now, ...patch }));
  const submit = () => {
    if (!isComplete(entry) || add.isPending) return;
    key.current ??= newKey();
    add.mutate(
      { subject, entry, key: key.current },
      {
        onSuccess: () => {
          dropDraft(draftKey);
          setEntry({ ...BLANK, kind: entry.kind });
        },
        // After an answer the same words are a new intent; without one, the same.
        onSettled: (_added, error) => {
          if (!error || !asProblem(error).isUnanswered) key.current = null;
        },
      },
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };

  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('add.kind')}
          value={entry.kind}
          onChange={(kind) => change({ kind: kind as NewActivity['kind'] })}
          data={[
            { value: 'note', label: t('kinds.note') },
            { value: 'call', label: t('kinds.call') },
            { value: 'meeting', label: t('kinds.meeting') },
            { value: 'comment', label: t('kinds.comment') },
          ]}
          size="xs"
          w="fit-content"
        />
        {entry.kind === 'call' && (
          <Group gap="sm" grow preventGrowOverflow={false}>
            <Select
              label={t('add.outcome')}
              placeholder={t('add.outcomeHint')}
              data={callOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
              value={entry.outcome}
              onChange={(outcome) => change({ outcome })}
              clearable
              clearButtonProps={{ 'aria-label': t('add.clearOutcome') }}
            />
            <Minutes value={entry.minutes} onChange={(minutes) => change({ minutes })} />
          </Group>
        )}
        {entry.kind === 'meeting' && (
          <Group gap="sm" grow preventGrowOverflow={false}>
            <DateTimePicker
              label={t('add.at')}
              description={t('add.atHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              required
              valueFormat="D MMM YYYY HH:mm"
              value={entry.at}
              onChange={(at) => change({ at })}
            />
            <Minutes value={entry.minutes} onChange={(minutes) => change({ minutes })} />
          </Group>
        )}
        <MentionTextarea
          subject={subject}
          aria-label={t(`add.${entry.kind}`)}
          placeholder={t(`add.${entry.kind}`)}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={20_000}
          value={entry.body}
          onChange={(body) => change({ body })}
          onName={(person) => setEntry((now) => ({ ...now, named: [...now.named, person] }))}
          onKeyDown={onKeyDown}
          error={add.isError ? problemText(add.error) : undefined}
        />
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed" visibleFrom="sm">
            <Kbd size="xs">Ctrl</Kbd> + <Kbd size="xs">↵</Kbd> · {t('mention.hint')}
          </Text>
          <Button type="submit" size="xs" loading={add.isPending} disabled={!isComplete(entry)}>
            {t('add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Minutes({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation('activities');
  return (
    <NumberInput
      label={t('add.minutes')}
      value={value ?? ''}
      min={0}
      max={1440}
      decimalScale={1}
      onChange={(minutes) => onChange(minutes === '' ? null : Number(minutes))}
      w={150}
    />
  );
}
