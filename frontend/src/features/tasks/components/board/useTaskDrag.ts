import type { DragStartEvent, KeyboardCoordinateGetter } from '@dnd-kit/core';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { columnAt, followPointer, pointOf, swallowClick } from '@/components/board/pointer';
import { useCardSensors } from '@/components/board/useCardSensors';
import {
  dueOn,
  findTask,
  neighbour,
  type Part,
  type TaskBoard,
  takesCards,
} from '../../board.model';
import type { Task } from '../../model';
import type { TaskBoardSession } from './taskBoardState';

/** Dragging a task to another day: only the column matters, its own time gives the place in it. */
export function useTaskDrag(
  session: TaskBoardSession,
  board: TaskBoard,
  scroller: RefObject<HTMLElement | null>,
  plan: (task: Task, dueAt: string) => Promise<boolean>,
) {
  const { t } = useTranslation('tasks');
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const byKey: KeyboardCoordinateGetter = useCallback(
    (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.code] as -1 | 1 | undefined;
      const { over } = session.store.get();
      const next = step && over && neighbour(latest.current, over, step);
      if (!next) return undefined;
      event.preventDefault();
      session.store.set({ over: next, said: t('say.over', { part: t(`parts.${next}`) }) });
      session.columns
        .get(next)
        ?.frame.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      return undefined;
    },
    [session, t],
  );
  const sensors = useCardSensors(byKey);

  const onDragStart = useCallback(
    ({ active, activatorEvent }: DragStartEvent) => {
      const found = findTask(latest.current, String(active.id));
      if (!found) return;
      const byKeyboard = activatorEvent instanceof KeyboardEvent;
      session.store.set({
        active: found.task.id,
        over: found.part,
        byKeyboard,
        said: t('say.lifted', { title: found.task.title, part: t(`parts.${found.part}`) }),
      });
      document.body.dataset.dragging = 'true';
      const point = byKeyboard ? null : pointOf(activatorEvent);
      if (!point) return;
      stop.current = followPointer(
        point,
        () => scroller.current,
        (at) => {
          const key = columnAt(at, scroller.current, session.columns) as Part | null;
          session.store.set({ over: key });
          return key === null ? null : session.columns.get(key)?.scroller;
        },
      );
    },
    [session, scroller, t],
  );

  const rest = useCallback(() => {
    stop.current?.();
    stop.current = undefined;
    delete document.body.dataset.dragging;
    const { active, byKeyboard } = session.store.get();
    session.store.set({
      active: null,
      over: null,
      byKeyboard: false,
      ...(byKeyboard ? { focus: active } : {}),
    });
  }, [session]);

  const onDragCancel = useCallback(() => {
    rest();
    session.store.set({ said: t('say.cancelled') });
  }, [session, rest, t]);

  const onDragEnd = useCallback(() => {
    const { active, over, byKeyboard } = session.store.get();
    if (!byKeyboard) swallowClick();
    const found = active === null ? null : findTask(latest.current, active);
    const column = latest.current.columns.find(({ key }) => key === over);
    const due = found && column && takesCards(column.key) && dueOn(column, found.task, new Date());
    if (!found || !column || !due) {
      onDragCancel();
      return;
    }
    const moved = plan(found.task, due.toISOString());
    rest();
    void moved.then((done) => {
      session.store.set({
        said: done ? t('say.dropped', { part: t(`parts.${column.key}`) }) : t('say.cancelled'),
        ...(byKeyboard ? { focus: found.task.id } : {}),
      });
    });
  }, [session, plan, rest, onDragCancel, t]);

  return { sensors, onDragStart, onDragEnd, onDragCancel };
}
