import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageShortcut } from '@/app/Shortcuts';

/** The keys of a thread that is open, for the list of shortcuts. */
export function useAnswerShortcuts(): PageShortcut[] {
  const { t } = useTranslation('inbox');
  return useMemo(
    () => [
      { keys: ['R'], text: t('answer.reply') },
      { keys: ['A'], text: t('answer.replyAll') },
      { keys: ['F'], text: t('answer.forward') },
    ],
    [t],
  );
}
