import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { showError, showUndo } from '@/components/toasts';
import { tasksKey, useTaskChanges } from './api';
import { planned, type TaskBoard, without } from './board.model';
import { requestOf, type Task, type TaskRequest } from './model';

type Change = (board: TaskBoard) => TaskBoard;

/** Does, plans and removes tasks: seen at once, put back if the server refuses, undone on demand. */
export function useTaskActions() {
  const { t } = useTranslation('tasks');
  const client = useQueryClient();
  const { amend, remove } = useTaskChanges();
  const { mutateAsync } = amend;

  const change = useCallback(
    async (task: Task, patch: Partial<TaskRequest>, seen: Change): Promise<Task | null> => {
      const key = [...tasksKey, 'board'];
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueriesData<TaskBoard>({ queryKey: key });
      client.setQueriesData<TaskBoard>({ queryKey: key }, (board) => board && seen(board));
      try {
        return await mutateAsync({
          id: task.id,
          version: task.version,
          request: requestOf(task, patch),
        });
      } catch (error) {
        for (const [one, board] of before) client.setQueryData(one, board);
        showError(error);
        return null;
      }
    },
    [client, mutateAsync],
  );

  const finish = useCallback(
    async (task: Task, done: boolean) => {
      const now = await change(task, { done }, (board) => without(board, task.id));
      if (now && done) {
        showUndo(t('finished', { title: task.title }), () =>
          change(now, { done: false }, (board) => board),
        );
      }
    },
    [change, t],
  );

  const plan = useCallback(
    async (task: Task, dueAt: string): Promise<boolean> => {
      const now = await change(task, { dueAt }, (board) => planned(board, task.id, dueAt));
      if (!now) return false;
      showUndo(t('planned', { title: task.title }), () =>
        change(now, { dueAt: task.dueAt }, (board) => planned(board, task.id, task.dueAt)),
      );
      return true;
    },
    [change, t],
  );

  const discard = useCallback(
    async (task: Task) => {
      const sure = await confirm({
        title: t('delete.title', { title: task.title }),
        message: t('delete.message'),
        confirm: t('common:delete'),
        danger: true,
      });
      if (sure) remove.mutate(task, { onError: (error) => showError(error) });
    },
    [remove, t],
  );

  return { finish, plan, discard };
}
