import { Button, Group, Stack } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { useActivityChanges } from '../api';
import {
  type Activity,
  localTime,
  mentionsIn,
  momentOf,
  type Person,
  subjectOfEntry,
} from '../model';
import { MentionTextarea } from './MentionTextarea';

/** Rewrites the words of one's own entry, in its place on the timeline; a meeting can be moved, too. */
export function ActivityEditor({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation('activities');
  const problemText = useProblemText();
  const { rewrite } = useActivityChanges();
  const [body, setBody] = useState(activity.body ?? '');
  const [named, setNamed] = useState<Person[]>(activity.mentions);
  const before = localTime(activity.at);
  const [at, setAt] = useState<string | null>(before);
  const isMoved = at !== null && at !== before;
  const isMeeting = activity.kind === 'meeting';
  const isIncomplete = body.trim() === '' || at === null;
  const save = () => {
    if (isIncomplete) return;
    if (body.trim() === (activity.body ?? '') && !isMoved) onClose();
    else {
      const mentions = mentionsIn(body, named).map(({ id }) => id);
      const moved = isMoved ? { at: momentOf(at) } : {};
      rewrite.mutate(
        { id: activity.id, body: body.trim(), mentions, ...moved },
        { onSuccess: onClose },
      );
    }
  };
  return (
    <Stack gap="xs">
      {isMeeting && (
        <DateTimePicker
          label={t('add.at')}
          required
          valueFormat="D MMM YYYY HH:mm"
          value={at}
          onChange={setAt}
        />
      )}
      <MentionTextarea
        subject={subjectOfEntry(activity)}
        aria-label={t('common:edit')}
        autosize
        autoFocus
        minRows={2}
        maxLength={20_000}
        value={body}
        onChange={setBody}
        onName={(person) => setNamed((now) => [...now, person])}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
        error={rewrite.isError ? problemText(rewrite.error) : undefined}
      />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="xs" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button size="xs" loading={rewrite.isPending} disabled={isIncomplete} onClick={save}>
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  );
}
