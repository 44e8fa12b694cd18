import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { problemText } from './problemText';

/** Long enough to read, reach and press without hurry. */
const UNDO_MS = 8_000;

export function showDone(message: string): void {
  notifications.show({
    message,
    color: 'mint',
    icon: <IconCheck size={16} aria-hidden />,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
  });
}

/** Says that it happened and offers to take it back; a failed undo is told as well. */
export function showUndo(message: string, undo: () => unknown, forMs = UNDO_MS): void {
  const id = notifications.show({
    color: 'mint',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: forMs,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => {
            notifications.hide(id);
            void Promise.resolve(undo()).catch(showError);
          }}
        >
          {i18next.t('common:undo')}
        </Button>
      </Group>
    ),
  });
}

/** What happened to the reader's work without their doing. */
export function showWarning(message: string): void {
  notifications.show({
    message,
    color: 'orange',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: UNDO_MS,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
  });
}

/** A refusal that has no place on the screen where it belongs. */
export function showError(error: unknown, title?: string): void {
  notifications.show({
    title: title ?? i18next.t('common:error.title'),
    message: problemText(error, i18next.t, (key) => i18next.exists(key)),
    color: 'red',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: UNDO_MS,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
  });
}
