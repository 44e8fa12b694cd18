import { Stack, Text, ThemeIcon } from '@mantine/core';
import { type Icon, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What to do now, in one sentence. */
  hint?: string;
  icon?: Icon;
  /** The one action that helps. */
  action?: ReactNode;
}

export function EmptyState({ title, hint, icon: Glyph = IconInbox, action }: Props) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon size={56} radius={999} variant="light" color="mint" mb={4} aria-hidden>
        <Glyph size={26} stroke={1.6} />
      </ThemeIcon>
      <Text fw={650} size="lg">
        {title}
      </Text>
      {hint && (
        <Text c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </Stack>
  );
}
