import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { useActivityChanges } from '../api';
import type { Activity } from '../model';

/** Rewrites the words of one's own entry, in its place on the timeline. */
export function ActivityEditor({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const { rewrite } = useActivityChanges();
  const [body, setBody] = useState(activity.body ?? '');
  const save = () => {
    if (body.trim() === (activity.body ?? '')) onClose();
    else rewrite.mutate({ id: activity.id, body: body.trim() }, { onSuccess: onClose });
  };
  return (
    <Stack gap="xs">
      <Textarea
        aria-label={t('edit')}
        autosize
        autoFocus
        minRows={2}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
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
