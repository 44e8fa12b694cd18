import {
  Button,
  Grid,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useMe } from '@/app/session';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { SearchSelect, useChosen } from '@/components/SearchSelect';
import { userSource } from '@/features/users/public';
import { timeZone, useTaskChanges } from '../api';
import {
  dueIn,
  linksOf,
  newTask,
  type Priority,
  repeatOf,
  repeatText,
  requestOf,
  type SubjectKind,
  subjectText,
  subjectTextOf,
  type Task,
  type TaskSubject,
  toInstant,
  toLocalText,
} from '../model';
import { useReminderChoices, useRepeatChoices } from './choices';
import { RecordField, RecordName } from './RecordField';

type TaskValues = {
  title: string;
  /** Local, as the picker writes it: `2026-11-22 09:00:00`. */
  due: string | null;
  priority: Priority;
  assigneeId: string | null;
  /** As `subjectText` writes it. */
  about: string;
  notes: string;
  reminder: string;
  repeat: string;
  done: boolean;
};

const schema = z.object({
  title: z.string().trim().min(1).max(300),
  due: z.string({ error: 'common:validation.required' }).min(1),
  assigneeId: z.string({ error: 'common:validation.required' }),
  notes: z.string().max(20_000),
});

function valuesOf(task: Task): TaskValues {
  return {
    title: task.title,
    due: toLocalText(new Date(task.dueAt)),
    priority: task.priority,
    assigneeId: task.assignee.id,
    about: subjectTextOf(task),
    notes: task.notes ?? '',
    reminder: task.reminderMinutes === null ? '' : String(task.reminderMinutes),
    repeat: repeatText(task.repeat),
    done: task.doneAt !== null,
  };
}

const DAYS = [0, 1, 3, 7] as const;

export function TaskForm({
  subject,
  task,
  onClose,
}: {
  /** What a new task is about unless another record is chosen; without it, nothing in particular. */
  subject?: TaskSubject;
  task?: Task;
  onClose: () => void;
}) {
  const { t } = useTranslation('tasks');
  const me = useMe();
  const format = useFormat();
  const { add, amend } = useTaskChanges();
  const reminders = useReminderChoices(task?.reminderMinutes ?? null);
  const repeats = useRepeatChoices(task ? repeatText(task.repeat) : '');
  const [subjectKey = '', subjectId = ''] = Object.entries(subject ?? {})[0] ?? [];
  const record = useRecordForm<TaskValues, Task>({
    draftKey: task ? `task:${task.id}` : `new-task:${subjectKey}:${subjectId}`,
    initial: task
      ? valuesOf(task)
      : {
          title: '',
          due: toLocalText(dueIn(1)),
          priority: 'normal',
          assigneeId: me.id,
          about: subjectId && subjectText(subjectKey.replace(/Id$/, '') as SubjectKind, subjectId),
          notes: '',
          reminder: '',
          repeat: '',
          done: false,
        },
    ...(task ? { version: task.version, toValues: valuesOf } : {}),
    schema,
    fields: {
      title: { label: t('fields.title') },
      due: {
        label: t('fields.due'),
        show: (due) => (due ? format.dateTime(toInstant(due)) : null),
      },
      priority: { label: t('fields.priority'), show: (one) => t(`priorities.${one}`) },
      assigneeId: { label: t('fields.assignee'), show: (id) => <Assignee id={id} /> },
      about: { label: t('fields.about'), show: (about) => <RecordName value={about} /> },
      notes: { label: t('fields.notes') },
      reminder: {
        label: t('fields.reminder'),
        show: (minutes) => reminders.find(({ value }) => value === minutes)?.label ?? minutes,
      },
      repeat: {
        label: t('fields.repeat'),
        show: (one) => repeats.find(({ value }) => value === one)?.label ?? one,
      },
      done: { label: t('done'), show: (yes) => t(yes ? 'yes' : 'no') },
    },
    save: (values, { version, idempotencyKey }) => {
      const entered = {
        title: values.title.trim(),
        dueAt: toInstant(values.due ?? ''),
        priority: values.priority,
        assigneeId: values.assigneeId,
        notes: values.notes.trim() || null,
        reminderMinutes: values.reminder === '' ? null : Number(values.reminder),
        repeat: repeatOf(values.repeat, task?.repeat?.timeZone ?? timeZone),
        done: values.done,
        ...linksOf(values.about),
      };
      if (task) {
        return amend.mutateAsync({ id: task.id, version, request: requestOf(task, entered) });
      }
      return add.mutateAsync({ request: newTask(entered), key: idempotencyKey });
    },
    onSaved: onClose,
  });
  const { form } = record;
  return (
    <FormDialog
      title={task ? t('edit') : t('new')}
      record={record}
      onClose={onClose}
      size="md"
      submitLabel={task ? t('common:save') : t('add')}
    >
      <TextInput
        label={t('fields.title')}
        placeholder={t('titleHint')}
        required
        data-autofocus
        maxLength={300}
        {...form.getInputProps('title')}
      />
      <Stack gap={6}>
        <DateTimePicker
          label={t('fields.due')}
          required
          valueFormat="D MMM YYYY HH:mm"
          {...form.getInputProps('due')}
        />
        <Group gap={6}>
          {DAYS.map((days) => (
            <Button
              key={days}
              variant="default"
              size="compact-xs"
              onClick={() => form.setFieldValue('due', toLocalText(dueIn(days)))}
            >
              {t(`in.${days}`)}
            </Button>
          ))}
        </Group>
      </Stack>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <SearchSelect
            label={t('fields.assignee')}
            required
            source={userSource}
            value={form.values.assigneeId}
            error={form.errors.assigneeId}
            onChange={(id) => form.setFieldValue('assigneeId', id)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <Text size="sm" fw={500} mb={4} id="task-priority">
            {t('fields.priority')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="task-priority"
            value={form.values.priority}
            onChange={(priority) => form.setFieldValue('priority', priority as Priority)}
            data={(['low', 'normal', 'high'] as const).map((value) => ({
              value,
              label: t(`priorities.${value}`),
            }))}
          />
        </Grid.Col>
      </Grid>
      <RecordField
        value={form.values.about}
        onChange={(about) => form.setFieldValue('about', about)}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <Select
            label={t('fields.repeat')}
            allowDeselect={false}
            data={repeats}
            {...form.getInputProps('repeat')}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <Select
            label={t('fields.reminder')}
            allowDeselect={false}
            data={reminders}
            {...form.getInputProps('reminder')}
          />
        </Grid.Col>
      </Grid>
      <Textarea
        label={t('fields.notes')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={20_000}
        {...form.getInputProps('notes')}
      />
    </FormDialog>
  );
}

function Assignee({ id }: { id: string | null }) {
  return <>{useChosen(userSource, id)?.label ?? '–'}</>;
}
