import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconNoteOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeftNote } from '../drafts';
import { useKeyHint, useKeys } from '../useKeys';

/** What was written about leads that are in hand no longer: on their timeline with it, or away. */
export function LeftNotes({
  notes,
  onSave,
  onDiscard,
}: {
  notes: readonly LeftNote[];
  onSave: (note: LeftNote) => Promise<void>;
  onDiscard: (leadId: string) => void;
}) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  const [first] = notes;
  useKeys('left', {
    'left.save': first && (() => void onSave(first)),
    'left.discard': first && (() => onDiscard(first.leadId)),
  });
  if (!first) return null;
  return (
    <Stack gap="sm" mb="md">
      {notes.map((one) => (
        <Alert
          key={one.leadId}
          color="orange"
          variant="light"
          icon={<IconNoteOff size={18} aria-hidden />}
          title={t('left.title', { name: one.leadName })}
        >
          <Stack gap="sm">
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {one.note}
            </Text>
            <Group gap="sm">
              <Button
                {...(one === first ? hint('left.save') : {})}
                size="compact-sm"
                onClick={() => void onSave(one)}
              >
                {t('left.save')}
              </Button>
              <Button
                {...(one === first ? hint('left.discard') : {})}
                size="compact-sm"
                variant="default"
                onClick={() => onDiscard(one.leadId)}
              >
                {t('left.discard')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      ))}
    </Stack>
  );
}
