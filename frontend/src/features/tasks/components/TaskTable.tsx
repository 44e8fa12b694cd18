import { Button, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { taskPagesQuery } from '../api';
import type { Task } from '../model';
import { isNarrowed, readTaskSearch, type TaskFilter, type TaskSearch } from '../search.model';
import { useTaskActions } from '../useTaskActions';
import { AboutRecord, DoneBox, DueTime, TaskSigns } from './TaskParts';

/** Tasks in one list, done ones too where the filter says so. */
export function TaskTable({
  search,
  filter,
  toolbar,
}: {
  search: TaskSearch;
  filter: TaskFilter;
  toolbar: ReactNode;
}) {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const { open } = useDialog();
  const sort = search.sort ?? (search.done ? '-dueAt' : 'dueAt');
  const data = useKeysetRows<Task>(
    useInfiniteQuery(taskPagesQuery(filter, search.done === true, sort)),
  );
  const columns = useTaskColumns();
  const narrowed = isNarrowed(search) || search.done === true;
  const go = (next: TaskSearch) =>
    void navigate({ to: '/tasks', search: next, replace: true, resetScroll: false });
  return (
    <DataTable
      name="task"
      label={t('page.title')}
      columns={columns}
      data={data}
      sort={sort}
      onSort={(next) => go(readTaskSearch({ ...search, sort: next }))}
      onOpen={({ id }) => void open('edit-task', id)}
      toolbar={toolbar}
      empty={
        <EmptyState
          icon={IconChecklist}
          title={t(narrowed ? 'page.filtered' : 'page.empty')}
          hint={t(narrowed ? 'common:filter.emptyHint' : 'page.emptyHint')}
          action={
            narrowed ? (
              <Button
                variant="default"
                onClick={() =>
                  go({ view: 'list', ...(search.scope ? { scope: search.scope } : {}) })
                }
              >
                {t('common:filter.clearAll')}
              </Button>
            ) : (
              <Button onClick={() => void open('new-task')}>{t('page.new')}</Button>
            )
          }
        />
      }
    />
  );
}

function useTaskColumns(): Column<Task>[] {
  const { t } = useTranslation('tasks');
  const { finish } = useTaskActions();
  return [
    {
      id: 'done',
      header: t('done'),
      width: 70,
      fixed: true,
      cell: (task) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a click on the box opens no task.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside takes the keys.
        <span onClick={(event) => event.stopPropagation()}>
          <DoneBox task={task} onChange={(one, done) => void finish(one, done)} />
        </span>
      ),
    },
    {
      id: 'title',
      header: t('fields.title'),
      width: 280,
      fixed: true,
      cell: (task) => (
        <Text
          component="span"
          inherit
          truncate
          fw={600}
          {...(task.doneAt === null ? {} : { td: 'line-through', c: 'dimmed' })}
        >
          {task.title}
        </Text>
      ),
    },
    {
      id: 'due',
      header: t('fields.due'),
      sort: 'dueAt',
      width: 190,
      cell: (task) => <DueTime task={task} />,
    },
    {
      id: 'about',
      header: t('fields.about'),
      width: 220,
      cell: (task) => <AboutRecord task={task} inCell />,
    },
    {
      id: 'signs',
      header: t('fields.signs'),
      width: 90,
      cell: (task) => <TaskSigns task={task} />,
    },
    {
      id: 'assignee',
      header: t('fields.assignee'),
      width: 180,
      cell: (task) => <UserName person={task.assignee} />,
    },
  ];
}
