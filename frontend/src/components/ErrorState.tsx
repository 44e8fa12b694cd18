import { Button, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodEmpty, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useProblemText } from './problemText';

interface Props {
  error: unknown;
  onRetry?: () => void;
  /** For a panel inside a page. */
  compact?: boolean;
}

/** What went wrong in the reader's words, with a way to try again. */
export function ErrorState({ error, onRetry, compact = false }: Props) {
  const { t } = useTranslation('common');
  const text = useProblemText();
  const { status } = asProblem(error);
  const Glyph = status === 403 ? IconLock : status === 404 ? IconMoodEmpty : IconCloudOff;
  return (
    <Stack align="center" gap="xs" py={compact ? 24 : 56} px="md" ta="center" role="alert">
      <ThemeIcon size={compact ? 40 : 56} radius={999} variant="light" color="orange" aria-hidden>
        <Glyph size={compact ? 20 : 26} stroke={1.6} />
      </ThemeIcon>
      <Text fw={650} size={compact ? 'md' : 'lg'}>
        {t('error.title')}
      </Text>
      <Text c="dimmed" maw={460}>
        {text(error)}
      </Text>
      {onRetry && status !== 403 && status !== 404 && (
        <Button
          variant="default"
          mt={8}
          onClick={onRetry}
          leftSection={<IconRefresh size={16} aria-hidden />}
        >
          {t('retry')}
        </Button>
      )}
    </Stack>
  );
}
