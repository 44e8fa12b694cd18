import { Button, Group, SegmentedControl, VisuallyHidden } from '@mantine/core';
import {
  IconBuilding,
  IconChecklist,
  IconFlag3,
  IconLayoutKanban,
  IconPlus,
  IconSpeakerphone,
  IconTable,
  IconUser,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import { PageHeader } from '@/components/PageHeader';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { filterOf, readTaskSearch, type TaskSearch } from '../search.model';
import { TaskBoard } from './board/TaskBoard';
import { QuickAdd } from './QuickAdd';
import { TaskDialogs } from './TaskDialogs';
import classes from './TasksPage.module.css';
import { TaskTable } from './TaskTable';

/** What is to be done: planned by days on a board, or as a list. */
export function TasksPage({ search }: { search: TaskSearch }) {
  const { t } = useTranslation('tasks');
  const me = useMe();
  const { open } = useDialog();
  useLiveTopics('me', 'tasks');
  const filter = filterOf(search, me.id);
  return (
    <>
      <PageHeader
        title={t('page.title')}
        subtitle={t(search.scope === 'all' ? 'page.subtitleAll' : 'page.subtitle')}
        actions={
          <Group gap="sm">
            <ScopeSwitch search={search} />
            <ViewSwitch search={search} />
            <Button
              leftSection={<IconPlus size={17} aria-hidden />}
              onClick={() => void open('new-task')}
            >
              {t('page.new')}
            </Button>
          </Group>
        }
      />
      <QuickAdd />
      {search.view === 'list' ? (
        <TaskTable search={search} filter={filter} toolbar={<Filters search={search} />} />
      ) : (
        <>
          <div className={classes.filters}>
            <Filters search={search} />
          </div>
          <TaskBoard filter={filter} />
        </>
      )}
      <TaskDialogs />
    </>
  );
}

function useChange(search: TaskSearch) {
  const navigate = useNavigate();
  return (patch: Record<string, unknown>) =>
    void navigate({
      to: '/tasks',
      search: readTaskSearch({ ...search, ...patch }),
      replace: true,
      resetScroll: false,
    });
}

function Filters({ search }: { search: TaskSearch }) {
  const { t } = useTranslation('tasks');
  const change = useChange(search);
  const filters: Filter[] = [
    ...(search.scope === 'all'
      ? [
          {
            kind: 'record',
            key: 'assigneeId',
            label: t('fields.assignee'),
            icon: IconUser,
            source: userSource,
          } as const,
        ]
      : []),
    {
      kind: 'choice',
      key: 'priority',
      label: t('fields.priority'),
      icon: IconFlag3,
      multiple: true,
      options: (['high', 'normal', 'low'] as const).map((value) => ({
        value,
        label: t(`priorities.${value}`),
      })),
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('fields.account'),
      icon: IconBuilding,
      source: accountSource,
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('fields.campaign'),
      icon: IconSpeakerphone,
      source: campaignSource(search.accountId),
    },
    ...(search.view === 'list'
      ? [
          {
            kind: 'choice',
            key: 'done',
            label: t('fields.state'),
            icon: IconChecklist,
            options: [{ value: 'true', label: t('done') }],
          } as const,
        ]
      : []),
  ];
  const { done, ...texts } = search;
  const values: FilterValues = { ...texts, done: done && 'true' };
  return (
    <FilterBar
      filters={filters}
      values={values}
      onChange={change}
      textKey="q"
      textLabel={t('page.search')}
    />
  );
}

function ScopeSwitch({ search }: { search: TaskSearch }) {
  const { t } = useTranslation('tasks');
  const change = useChange(search);
  return (
    <SegmentedControl
      aria-label={t('scope.label')}
      value={search.scope ?? 'mine'}
      onChange={(scope) => change({ scope, assigneeId: undefined })}
      data={[
        { value: 'mine', label: t('scope.mine') },
        { value: 'all', label: t('scope.all') },
      ]}
    />
  );
}

function ViewSwitch({ search }: { search: TaskSearch }) {
  const { t } = useTranslation('tasks');
  const change = useChange(search);
  const icon = { size: 17, stroke: 1.8, 'aria-hidden': true, style: { display: 'block' } };
  return (
    <SegmentedControl
      aria-label={t('view.label')}
      value={search.view ?? 'board'}
      onChange={(view) => change({ view, done: undefined, sort: undefined })}
      data={[
        {
          value: 'board',
          label: (
            <>
              <IconLayoutKanban {...icon} />
              <VisuallyHidden>{t('view.board')}</VisuallyHidden>
            </>
          ),
        },
        {
          value: 'list',
          label: (
            <>
              <IconTable {...icon} />
              <VisuallyHidden>{t('view.list')}</VisuallyHidden>
            </>
          ),
        },
      ]}
    />
  );
}
