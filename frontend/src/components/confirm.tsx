import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

interface Question {
  title: string;
  /** What will happen, and whether it can be undone. */
  message: string;
  /** The verb: "Delete", "Discard". */
  confirm: string;
  cancel?: string;
  danger?: boolean;
}

/** Asks before something that cannot be undone; answers true only to the verb itself. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    modals.openConfirmModal({
      title: question.title,
      children: <Text>{question.message}</Text>,
      labels: {
        confirm: question.confirm,
        cancel: question.cancel ?? i18next.t('common:cancel'),
      },
      closeButtonProps: { 'aria-label': i18next.t('common:close') },
      confirmProps: question.danger ? { color: 'red.8' } : {},
      onConfirm: () => {
        answer = true;
      },
      onClose: () => resolve(answer),
    });
  });
}
