import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { ErrorState } from '@/components/ErrorState';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { taskBoardQuery } from '../api';
import type { TaskColumn } from '../board.model';
import type { Task } from '../model';
import { useTaskActions } from '../useTaskActions';
import classes from './NextSteps.module.css';
import { QuickAdd } from './QuickAdd';
import { AboutRecord, DoneBox, DueTime, TaskSigns } from './TaskParts';

const SHOWN = 6;

/** One's own tasks of the day, and what was left over from the days before. */
export function TodayTasks() {
  const { t } = useTranslation('tasks');
  const me = useMe();
  useLiveTopics('me');
  const query = useQuery(taskBoardQuery({ assigneeId: [me.id] }, SHOWN));
  const columns = query.data?.columns.filter(({ key }) => key === 'overdue' || key === 'today');
  const none = columns?.every(({ count }) => count === 0);
  return (
    <SectionCard
      title={t('today.title')}
      action={
        <Anchor component={Link} to="/tasks" fw={600}>
          {t('today.all')}
        </Anchor>
      }
    >
      <QuickAdd />
      {query.isPending && <LinesSkeleton lines={4} />}
      {query.isError && !query.data && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} compact />
      )}
      {none && <Text c="dimmed">{t('today.none')}</Text>}
      <Stack gap="md">
        {columns?.map((column) => column.count > 0 && <Part key={column.key} column={column} />)}
      </Stack>
    </SectionCard>
  );
}

function Part({ column }: { column: TaskColumn }) {
  const { t } = useTranslation('tasks');
  const { finish } = useTaskActions();
  const late = column.key === 'overdue';
  return (
    <div>
      <Group gap={8} mb={2}>
        <Text component="h3" size="sm" fw={650} m={0} {...(late ? { c: 'var(--fx-danger)' } : {})}>
          {t(`parts.${column.key}`)}
        </Text>
        <Badge variant="light" color={late ? 'red' : 'mint'}>
          {column.count}
        </Badge>
      </Group>
      <ul className={classes.list}>
        {column.cards.slice(0, SHOWN).map((task) => (
          <Row
            key={task.id}
            task={task}
            timeOnly={!late}
            onFinish={(done) => void finish(task, done)}
          />
        ))}
      </ul>
    </div>
  );
}

function Row({
  task,
  timeOnly,
  onFinish,
}: {
  task: Task;
  timeOnly: boolean;
  onFinish: (done: boolean) => void;
}) {
  return (
    <li className={classes.row}>
      <DoneBox task={task} onChange={(_, done) => onFinish(done)} />
      <Stack gap={2} miw={0} flex={1}>
        <Anchor
          component={Link}
          to={`/tasks?dialog=edit-task:${task.id}`}
          fw={550}
          c="var(--fx-ink)"
          className={classes.title}
        >
          {task.title}
        </Anchor>
        <Group gap={10} fz="xs" wrap="nowrap" miw={0}>
          <DueTime task={task} timeOnly={timeOnly} />
          <TaskSigns task={task} />
          <AboutRecord task={task} />
        </Group>
      </Stack>
    </li>
  );
}
