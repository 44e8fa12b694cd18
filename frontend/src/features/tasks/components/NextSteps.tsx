import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  Menu,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { IconChevronDown, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { LinesSkeleton } from '@/components/Skeletons';
import { showError, showUndo } from '@/components/toasts';
import { UserAvatar } from '@/components/UserAvatar';
import { tasksQuery, useTaskChanges } from '../api';
import { requestOf, type Task, type TaskSubject } from '../model';
import classes from './NextSteps.module.css';
import { TaskForm } from './TaskForm';

type Props = TaskSubject & { canAdd?: boolean };

/** What is to be done next for a record: added, done, changed and removed in place. */
export function NextSteps({ canAdd = true, ...subject }: Props) {
  const { t } = useTranslation('tasks');
  const [form, setForm] = useState<Task | 'new' | null>(null);
  const [showDone, setShowDone] = useState(false);
  const open = useQuery(tasksQuery(subject, false));
  const done = useQuery({ ...tasksQuery(subject, true), enabled: showDone });
  return (
    <Card component="section" aria-labelledby="next-steps-title">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h3" id="next-steps-title">
            {t('title')}
          </Title>
          {canAdd && (
            <Button
              variant="light"
              size="compact-sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setForm('new')}
            >
              {t('add')}
            </Button>
          )}
        </Group>
        {open.isPending && <LinesSkeleton lines={3} />}
        {open.isError && (
          <ErrorState error={open.error} onRetry={() => void open.refetch()} compact />
        )}
        {open.data?.length === 0 && <Text c="dimmed">{t('empty')}</Text>}
        {open.data && open.data.length > 0 && <Rows tasks={open.data} onEdit={setForm} />}
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={showDone}
          onClick={() => setShowDone((now) => !now)}
        >
          <IconChevronDown size={14} aria-hidden data-open={showDone || undefined} />
          {t('done')}
        </UnstyledButton>
        {showDone && done.isPending && <LinesSkeleton lines={2} />}
        {showDone && done.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noneDone')}
          </Text>
        )}
        {showDone && done.data && done.data.length > 0 && (
          <Rows tasks={done.data} onEdit={setForm} />
        )}
      </Stack>
      {form !== null && (
        <TaskForm
          key={form === 'new' ? 'new' : form.id}
          subject={subject}
          {...(form === 'new' ? {} : { task: form })}
          onClose={() => setForm(null)}
        />
      )}
    </Card>
  );
}

function Rows({ tasks, onEdit }: { tasks: readonly Task[]; onEdit: (task: Task) => void }) {
  return (
    <ul className={classes.list}>
      {tasks.map((task) => (
        <Row key={task.id} task={task} onEdit={onEdit} />
      ))}
    </ul>
  );
}

function Row({ task, onEdit }: { task: Task; onEdit: (task: Task) => void }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { amend, remove } = useTaskChanges();
  // What was ticked shows at once; it holds for the version that it was ticked on, until the list
  // has been read again.
  const [ticked, setTicked] = useState<{ version: number; done: boolean } | null>(null);
  const isDone = ticked?.version === task.version ? ticked.done : task.doneAt !== null;

  const check = async (finished: boolean) => {
    setTicked({ version: task.version, done: finished });
    try {
      const now = await amend.mutateAsync({
        id: task.id,
        version: task.version,
        request: requestOf(task, { done: finished }),
      });
      if (finished) {
        showUndo(t('finished', { title: task.title }), () =>
          amend.mutateAsync({
            id: now.id,
            version: now.version,
            request: requestOf(now, { done: false }),
          }),
        );
      }
    } catch (error) {
      setTicked(null);
      showError(error);
    }
  };
  const onDelete = async () => {
    const sure = await confirm({
      title: t('delete.title', { title: task.title }),
      message: t('delete.message'),
      confirm: t('common:delete'),
      danger: true,
    });
    if (sure) remove.mutate(task, { onError: (error) => showError(error) });
  };

  return (
    <li className={classes.row}>
      <Checkbox
        radius="xl"
        mt={2}
        checked={isDone}
        disabled={!task.may.edit || amend.isPending}
        aria-label={t('finish', { title: task.title })}
        onChange={(event) => void check(event.currentTarget.checked)}
      />
      <Stack gap={2} miw={0} flex={1}>
        <Text
          fw={550}
          {...(isDone ? { td: 'line-through', c: 'dimmed' } : {})}
          className={classes.title}
        >
          {task.title}
        </Text>
        <Group gap={8}>
          <Text
            size="xs"
            {...(task.overdue ? { c: 'var(--fx-danger)', fw: 600 } : { c: 'dimmed' })}
          >
            <time dateTime={task.dueAt}>{format.dateTime(task.dueAt)}</time>
          </Text>
          {task.overdue && <Badge color="red">{t('overdue')}</Badge>}
          {task.priority === 'high' && <Badge color="orange">{t('priorities.high')}</Badge>}
        </Group>
        {task.notes && (
          <Text size="sm" c="dimmed" className={classes.notes}>
            {task.notes}
          </Text>
        )}
      </Stack>
      <UserAvatar
        name={task.assignee.name}
        initials={task.assignee.initials}
        size={24}
        withTooltip
      />
      {task.may.edit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('actions', { title: task.title })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => onEdit(task)}
            >
              {t('common:edit')}
            </Menu.Item>
            {task.may.delete && (
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => void onDelete()}
              >
                {t('common:delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
