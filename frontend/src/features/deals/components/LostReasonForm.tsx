import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { labelIn, lostReasonsQuery } from '@/features/pipelines/public';
import type { LostAnswer } from '../model';

/** Asks why deals are lost; null when the reader thinks better of it. */
export function askLostReason(deals: readonly { name: string }[]): Promise<LostAnswer | null> {
  return new Promise((resolve) => {
    let answer: LostAnswer | null = null;
    const id = modals.open({
      title: i18next.t('deals:lost.title', { count: deals.length, name: deals[0]?.name ?? '' }),
      closeButtonProps: { 'aria-label': i18next.t('common:close') },
      onClose: () => resolve(answer),
      children: (
        <LostReasonForm
          onCancel={() => modals.close(id)}
          onAnswer={(given) => {
            answer = given;
            modals.close(id);
          }}
        />
      ),
    });
  });
}

function LostReasonForm({
  onAnswer,
  onCancel,
}: {
  onAnswer: (answer: LostAnswer) => void;
  onCancel: () => void;
}) {
  const { t, i18n } = useTranslation('deals');
  const [choice, setChoice] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const reasons = useQuery({
    ...lostReasonsQuery,
    select: ({ items }) => items.filter((reason) => reason.active),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice) onAnswer({ lostReason: choice, lostNote: note.trim() || null });
    else setMissing(true);
  };
  if (reasons.isPending) return <LinesSkeleton lines={6} />;
  if (reasons.isError) {
    return <ErrorState error={reasons.error} onRetry={() => void reasons.refetch()} compact />;
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={t('lost.reason')}
          required
          value={choice}
          onChange={(next) => {
            setChoice(next);
            setMissing(false);
          }}
          error={missing ? t('lost.missing') : undefined}
        >
          <Stack gap={10} mt="xs">
            {reasons.data.map((reason, index) => (
              <Radio
                key={reason.key}
                value={reason.key}
                label={labelIn(reason.label, i18n.language)}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('lost.note')}
          description={t('lost.noteHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Text size="xs" c="dimmed" flex="1 1 160px">
            {t('lost.cancelHint')}
          </Text>
          <Group gap="sm">
            <Button variant="default" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red.8">
              {t('lost.confirm')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
