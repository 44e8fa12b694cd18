import { Button, CloseButton, Group, Text } from '@mantine/core';
import {
  IconAlarm,
  IconAlarmOff,
  IconArrowBackUp,
  IconCheck,
  IconMail,
  IconMailOpened,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ThreadSummary, Verb } from '../model';
import type { Folder } from '../search.model';
import classes from './Inbox.module.css';
import { SnoozeMenu } from './SnoozeMenu';

interface Props {
  threads: readonly ThreadSummary[];
  /** All that match are selected, loaded or not. */
  all: boolean;
  /** Only where more match than are loaded. */
  onAll: (() => void) | undefined;
  folder: Folder;
  snoozing: boolean;
  /** Whether the keys have something to act on although nothing is selected. */
  anchored: boolean;
  onSnoozing: (open: boolean) => void;
  onAct: (verb: Verb, until?: string) => void;
  onClear: () => void;
}

/** What can be done with the selected threads; the snooze's choice stands here for the keys, too. */
export function SelectedBar({
  threads,
  all,
  onAll,
  folder,
  snoozing,
  anchored,
  onSnoozing,
  onAct,
  onClear,
}: Props) {
  const { t } = useTranslation('inbox');
  const snooze = (
    <SnoozeMenu
      opened={snoozing}
      onChange={onSnoozing}
      onSnooze={(until) => onAct('snooze', until)}
    >
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconAlarm size={15} aria-hidden />}
        onClick={() => onSnoozing(!snoozing)}
      >
        {t('actions.snooze')}
      </Button>
    </SnoozeMenu>
  );
  if (threads.length === 0) {
    return snoozing && anchored ? <div className={classes.bar}>{snooze}</div> : null;
  }
  const unread = threads.some((thread) => thread.unread > 0);
  return (
    <div className={classes.bar} role="status">
      <Text size="sm" fw={600}>
        {all ? t('selectedAll') : t('selected', { count: threads.length })}
      </Text>
      {onAll && !all && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {t('selectAll')}
        </Button>
      )}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={
            folder === 'done' ? (
              <IconArrowBackUp size={15} aria-hidden />
            ) : (
              <IconCheck size={15} aria-hidden />
            )
          }
          onClick={() => onAct(folder === 'done' ? 'reopen' : 'done')}
        >
          {t(folder === 'done' ? 'actions.reopen' : 'actions.done')}
        </Button>
        {folder === 'snoozed' ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconAlarmOff size={15} aria-hidden />}
            onClick={() => onAct('wake')}
          >
            {t('actions.wake')}
          </Button>
        ) : (
          snooze
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={
            unread ? <IconMailOpened size={15} aria-hidden /> : <IconMail size={15} aria-hidden />
          }
          onClick={() => onAct(unread ? 'read' : 'unread')}
        >
          {t(unread ? 'actions.read' : 'actions.unread')}
        </Button>
        <CloseButton aria-label={t('common:table.clearSelection')} onClick={onClear} />
      </Group>
    </div>
  );
}
