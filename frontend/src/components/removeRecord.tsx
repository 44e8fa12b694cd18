import { Alert, Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle } from '@tabler/icons-react';
import i18next from 'i18next';
import { asProblem } from '@/api/problem';
import { confirm } from './confirm';
import { problemText } from './problemText';
import { showDone } from './toasts';

interface Removal {
  title: string;
  /** What goes with it, and that it cannot be undone. */
  message: string;
  remove: () => Promise<unknown>;
  /** Said when it is gone. */
  done: string;
  /** The verb, where it is another than "Delete". */
  verb?: string;
}

/**
 * Asks, deletes, and says so. A refusal stays on screen until it is read: why something cannot be
 * deleted is what one has to act on.
 */
export async function removeRecord(removal: Removal): Promise<boolean> {
  const sure = await confirm({
    title: removal.title,
    message: removal.message,
    confirm: removal.verb ?? i18next.t('common:delete'),
    danger: true,
  });
  if (!sure) return false;
  try {
    await removal.remove();
  } catch (error) {
    showRefusal(error);
    return false;
  }
  showDone(removal.done);
  return true;
}

/** Why it was refused, in a dialog of its own. */
export function showRefusal(error: unknown): void {
  const problem = asProblem(error);
  // The server counts what is in the way; that says more than a general sentence.
  const text =
    problem.code === 'in_use' && problem.detail
      ? problem.detail
      : problemText(error, i18next.t, (key) => i18next.exists(key));
  const id = modals.open({
    title: i18next.t('common:refused.title'),
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    children: (
      <Stack gap="md">
        <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {text}
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.close(id)} data-autofocus>
            {i18next.t('common:close')}
          </Button>
        </Group>
      </Stack>
    ),
  });
}
