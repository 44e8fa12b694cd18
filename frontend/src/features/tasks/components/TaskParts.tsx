import { ActionIcon, Checkbox, Group, Menu } from '@mantine/core';
import {
  IconBell,
  IconCalendarDue,
  IconDots,
  IconFlag3Filled,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { recordOf, repeatText, type Task } from '../model';
import { useReminderChoices, useRepeatChoices } from './choices';
import classes from './TaskParts.module.css';

function keepToItself(event: SyntheticEvent) {
  event.stopPropagation();
}

export function DoneBox({
  task,
  onChange,
}: {
  task: Task;
  onChange: (task: Task, done: boolean) => void;
}) {
  const { t } = useTranslation('tasks');
  return (
    <Checkbox
      radius="xl"
      // A press on the box is no grip on the card around it.
      wrapperProps={{ onMouseDown: keepToItself, onTouchStart: keepToItself }}
      checked={task.doneAt !== null}
      disabled={!task.may.edit}
      aria-label={t('finish', { title: task.title })}
      onChange={(event) => onChange(task, event.currentTarget.checked)}
    />
  );
}

/** When it is due, in red once that has passed. */
export function DueTime({ task, timeOnly = false }: { task: Task; timeOnly?: boolean }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  return (
    <Group
      component="span"
      gap={4}
      wrap="nowrap"
      display="inline-flex"
      {...(task.overdue ? { c: 'var(--fx-danger)', fw: 600 } : { c: 'dimmed' })}
    >
      <IconCalendarDue size={14} stroke={1.8} aria-hidden style={{ flex: 'none' }} />
      <time dateTime={task.dueAt}>
        {timeOnly ? format.time(task.dueAt) : format.dateTime(task.dueAt)}
      </time>
      {task.overdue && <span className="fx-sr">{t('overdue')}</span>}
    </Group>
  );
}

/** Small signs: it matters, comes back, reminds. */
export function TaskSigns({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const repeat = repeatText(task.repeat);
  const repeats = useRepeatChoices(repeat);
  const reminder = task.reminderMinutes === null ? '' : String(task.reminderMinutes);
  const reminders = useReminderChoices(task.reminderMinutes);
  const label = (choices: typeof repeats, value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? '';
  return (
    <Group component="span" gap={6} wrap="nowrap" c="dimmed" display="inline-flex">
      {task.priority === 'high' && (
        <Sign text={t('priorities.high')} color="var(--fx-danger)">
          <IconFlag3Filled size={14} aria-hidden />
        </Sign>
      )}
      {repeat && (
        <Sign text={label(repeats, repeat)}>
          <IconRepeat size={14} aria-hidden />
        </Sign>
      )}
      {reminder && (
        <Sign text={label(reminders, reminder)}>
          <IconBell size={14} aria-hidden />
        </Sign>
      )}
    </Group>
  );
}

function Sign({
  text,
  color,
  children,
}: {
  text: string;
  color?: string;
  children: React.ReactNode;
}) {
  return (
    <span
      title={text}
      style={{ display: 'inline-grid', placeItems: 'center', ...(color ? { color } : {}) }}
    >
      {children}
      <span className="fx-sr">{text}</span>
    </span>
  );
}

/** The record a task is about, as a link. */
export function AboutRecord({ task, inCell = false }: { task: Task; inCell?: boolean }) {
  const record = recordOf(task);
  if (!record) return null;
  return (
    <span className={classes.about}>
      <RecordLink kind={record.kind} id={record.id} inCell={inCell}>
        {record.name}
      </RecordLink>
    </span>
  );
}

export interface MenuPlace {
  label: string;
  onClick: () => void;
}

/** Where it can be planned to, and away with it: all that dragging does, for everyone. */
export function TaskMenu({
  task,
  places,
  onDelete,
}: {
  task: Task;
  places: readonly MenuPlace[];
  onDelete: (task: Task) => void;
}) {
  const { t } = useTranslation('tasks');
  if (!task.may.edit) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="sm"
          aria-label={t('actions', { title: task.title })}
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {places.length > 0 && <Menu.Label>{t('planTo')}</Menu.Label>}
        {places.map(({ label, onClick }) => (
          <Menu.Item key={label} onClick={onClick}>
            {label}
          </Menu.Item>
        ))}
        {places.length > 0 && task.may.delete && <Menu.Divider />}
        {task.may.delete && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => onDelete(task)}
          >
            {t('common:delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
