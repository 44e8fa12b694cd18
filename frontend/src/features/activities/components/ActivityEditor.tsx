import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { useActivityChanges } from '../api';
import { type Activity, mentionsIn, type Person, subjectOfEntry } from '../model';
import { MentionTextarea } from './MentionTextarea';

/** Rewrites the words of one's own entry, in its place on the timeline. */
export function ActivityEditor({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const { rewrite } = useActivityChanges();
  const [body, setBody] = useState(activity.body ?? '');
  const [named, setNamed] = useState<Person[]>(activity.mentions);
  const save = () => {
    if (body.trim() === (activity.body ?? '')) onClose();
    else {
      const mentions = mentionsIn(body, named).map(({ id }) => id);
      rewrite.mutate({ id: activity.id, body: body.trim(), mentions }, { onSuccess: onClose });
    }
  };
  return (
    <Stack gap="xs">
      <MentionTextarea
        subject={subjectOfEntry(activity)}
        aria-label={t('edit')}
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
          {t('cancel')}
        </Button>
        <Button size="xs" loading={rewrite.isPending} disabled={body.trim() === ''} onClick={save}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
