import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ThreadSummary } from '../model';
import { useThreadActions } from '../useThreadActions';

interface Props {
  thread: ThreadSummary;
  /** In pixels: at least what a finger can meet. */
  size: 24 | 34;
  tabIndex?: number;
}

/** The star of a thread, which its mail server knows as a flag. */
export function StarButton({ thread, size, tabIndex }: Props) {
  const { t } = useTranslation('inbox');
  const act = useThreadActions();
  const Icon = thread.flagged ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      variant="subtle"
      size={size}
      color={thread.flagged ? 'yellow' : 'gray'}
      disabled={!thread.mayAct}
      aria-pressed={thread.flagged}
      aria-label={t('starOf', { subject: thread.subject || t('noSubject') })}
      title={t(thread.flagged ? 'actions.unflag' : 'actions.flag')}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      onClick={() => void act({ ids: [thread.id] }, thread.flagged ? 'unflag' : 'flag')}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
