import { DndContext, DragOverlay } from '@dnd-kit/core';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import shared from '@/components/board/Board.module.css';
import { noCollisions, SILENT } from '@/components/board/useCardSensors';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { taskBoardQuery } from '../../api';
import {
  type TaskBoard as BoardData,
  dueOn,
  findTask,
  type TaskColumn,
  takesCards,
} from '../../board.model';
import type { Task } from '../../model';
import type { TaskFilter } from '../../search.model';
import { useTaskActions } from '../../useTaskActions';
import type { MenuPlace } from '../TaskParts';
import classes from './TaskBoard.module.css';
import { TaskBoardSkeleton } from './TaskBoardSkeleton';
import { INSTRUCTIONS, TaskCard, TaskFace } from './TaskCard';
import {
  TaskBoardProvider,
  TaskBoardSession,
  useTaskBoardSession,
  useTaskBoardState,
} from './taskBoardState';
import { useTaskDrag } from './useTaskDrag';

const FIRST = 40;
const MOST = 200;

/** Open tasks in the columns of the days to come. */
export function TaskBoard({ filter }: { filter: TaskFilter }) {
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery(taskBoardQuery(filter, limit));
  if (query.isError && !query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <TaskBoardSkeleton />;
  return (
    <LoadedBoard
      board={query.data}
      busy={query.isPlaceholderData}
      {...(limit < MOST ? { onMore: () => setLimit(MOST) } : {})}
    />
  );
}

function LoadedBoard({
  board,
  busy,
  onMore,
}: {
  board: BoardData;
  busy: boolean;
  onMore?: () => void;
}) {
  const { t } = useTranslation('tasks');
  const [session] = useState(() => new TaskBoardSession());
  const scroller = useRef<HTMLDivElement>(null);
  const { finish, plan, discard } = useTaskActions();
  const drag = useTaskDrag(session, board, scroller, plan);
  const placesOf = (task: Task): MenuPlace[] =>
    board.columns.flatMap((column) => {
      const due = dueOn(column, task, new Date());
      return due
        ? [{ label: t(`parts.${column.key}`), onClick: () => void plan(task, due.toISOString()) }]
        : [];
    });
  return (
    <TaskBoardProvider value={session}>
      <p id={INSTRUCTIONS} hidden>
        {t('instructions')}
      </p>
      <Said />
      <DndContext
        sensors={drag.sensors}
        autoScroll={false}
        collisionDetection={noCollisions}
        onDragStart={drag.onDragStart}
        onDragEnd={drag.onDragEnd}
        onDragCancel={drag.onDragCancel}
        accessibility={SILENT}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: no fieldset, the group is what scrolls. */}
        <div
          ref={scroller}
          role="group"
          aria-label={t('page.title')}
          // Without cards to focus, the keyboard scrolls the board itself.
          {...(board.columns.every(({ cards }) => cards.length === 0) ? { tabIndex: 0 } : {})}
          className={`${shared.board} ${classes.board}`}
          aria-busy={busy}
          data-testid="task-board"
        >
          {board.columns.map((column) => (
            <Column
              key={column.key}
              column={column}
              placesOf={placesOf}
              onFinish={(task, done) => void finish(task, done)}
              onDelete={(task) => void discard(task)}
              onMore={onMore}
            />
          ))}
        </div>
        <DragOverlay dropAnimation={null} zIndex={300}>
          <Held board={board} />
        </DragOverlay>
      </DndContext>
    </TaskBoardProvider>
  );
}

function Column({
  column,
  placesOf,
  onFinish,
  onDelete,
  onMore,
}: {
  column: TaskColumn;
  placesOf: (task: Task) => MenuPlace[];
  onFinish: (task: Task, done: boolean) => void;
  onDelete: (task: Task) => void;
  onMore: (() => void) | undefined;
}) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const session = useTaskBoardSession();
  const frame = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { key, cards, count } = column;
  const dragging = useTaskBoardState((state) => state.active !== null);
  const over = useTaskBoardState(
    (state) =>
      state.over === key && state.active !== null && !cards.some(({ id }) => id === state.active),
  );
  useLayoutEffect(() => {
    if (!frame.current || !scroller.current) return undefined;
    session.columns.set(key, { frame: frame.current, scroller: scroller.current });
    return () => {
      session.columns.delete(key);
    };
  }, [session, key]);
  const open = takesCards(key);
  const title = `tasks-${key}`;
  return (
    <section
      ref={frame}
      className={`${shared.column} ${classes.column}`}
      data-part={key}
      data-over={(over && open) || undefined}
      data-refuses={(dragging && !open) || undefined}
      aria-labelledby={title}
    >
      <header className={shared.head}>
        <div className={shared.headLine}>
          <h2 id={title} className={shared.title}>
            {t(`parts.${key}`)}
          </h2>
          <span className={shared.count} data-testid={`count-${key}`}>
            {format.number(count)}
            <span className="fx-sr"> {t('count', { count })}</span>
          </span>
        </div>
      </header>
      <div ref={scroller} className={shared.scroller} tabIndex={cards.length === 0 ? -1 : 0}>
        <ul className={classes.list} aria-labelledby={title}>
          {over && open && <li className={classes.landing} aria-hidden />}
          {cards.map((task) => (
            <TaskCard
              key={task.id}
              task={task}
              timeOnly={key === 'today'}
              places={placesOf(task)}
              onFinish={onFinish}
              onDelete={onDelete}
            />
          ))}
        </ul>
        {count > cards.length && onMore && (
          <Button variant="default" size="xs" fullWidth mt="xs" onClick={onMore}>
            {t('more', { count: count - cards.length })}
          </Button>
        )}
        {count > cards.length && !onMore && (
          <Text size="sm" c="dimmed" ta="center" mt="xs">
            {t('inList', { count: count - cards.length })}
          </Text>
        )}
        {count === 0 && !over && (
          <Text size="sm" c="dimmed" className={shared.empty}>
            {t(`nothing.${key}`)}
          </Text>
        )}
      </div>
    </section>
  );
}

function Held({ board }: { board: BoardData }) {
  const active = useTaskBoardState((state) => (state.byKeyboard ? null : state.active));
  const found = active === null ? null : findTask(board, active);
  if (!found) return null;
  return (
    <div className={`${classes.card} ${classes.held}`}>
      <TaskFace task={found.task} timeOnly={false} />
    </div>
  );
}

/** For screen readers: what happens to the lifted task. */
function Said() {
  const said = useTaskBoardState((state) => state.said);
  return (
    <div className="fx-sr" role="status" aria-live="assertive" data-testid="task-board-says">
      {said}
    </div>
  );
}
