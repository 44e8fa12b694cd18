import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openLetter } from '../desk';
import type { ComposeStart } from '../model';

interface Props {
  start: ComposeStart;
  variant?: 'default' | 'light' | 'filled';
  /** Where the page listens to the key itself. */
  ownKey?: boolean;
  /** While what it starts with is still being read. */
  waiting?: boolean;
}

/** Writes to whom the page is about; the key m does, too. */
export function ComposeButton({
  start,
  variant = 'default',
  ownKey = true,
  waiting = false,
}: Props) {
  const { t } = useTranslation('compose');
  useWindowEvent('keydown', (event) => {
    if (!ownKey || event.key !== 'm' || event.defaultPrevented || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    const typing =
      at instanceof HTMLElement &&
      at.closest('input, textarea, select, [contenteditable=true], [role=dialog]');
    if (typing) return;
    event.preventDefault();
    if (waiting) return;
    openLetter(start);
  });
  return (
    <Button
      variant={variant}
      leftSection={<IconMail size={16} aria-hidden />}
      aria-keyshortcuts="m"
      loading={waiting}
      onClick={() => openLetter(start)}
    >
      {t('write')}
    </Button>
  );
}
