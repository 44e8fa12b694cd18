import { useDraggable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { type Ref, useCallback, useEffect, useRef } from 'react';
import { UserAvatar } from '@/components/UserAvatar';
import { recordOf, type Task } from '../../model';
import { AboutRecord, DoneBox, DueTime, type MenuPlace, TaskMenu, TaskSigns } from '../TaskParts';
import classes from './TaskBoard.module.css';
import { useTaskBoardSession, useTaskBoardState } from './taskBoardState';

export const INSTRUCTIONS = 'task-board-instructions';

interface Props {
  task: Task;
  /** In the column of today the day goes without saying. */
  timeOnly: boolean;
  places: readonly MenuPlace[];
  onFinish: (task: Task, done: boolean) => void;
  onDelete: (task: Task) => void;
}

/** A task in its place: dragged by mouse, finger or space bar, opened by its title. */
export function TaskCard({ task, timeOnly, places, onFinish, onDelete }: Props) {
  const session = useTaskBoardSession();
  const { setNodeRef, setActivatorNodeRef, listeners } = useDraggable({
    id: task.id,
    disabled: !task.may.edit,
  });
  const ghost = useTaskBoardState((state) => state.active === task.id);
  const wantsFocus = useTaskBoardState((state) => state.focus === task.id);
  const link = useRef<HTMLAnchorElement>(null);
  const linkRef = useCallback(
    (node: HTMLAnchorElement | null) => {
      link.current = node;
      setActivatorNodeRef(node);
    },
    [setActivatorNodeRef],
  );
  useEffect(() => {
    if (!wantsFocus) return;
    link.current?.focus();
    session.store.set({ focus: null });
  }, [wantsFocus, session]);
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      className={classes.card}
      data-ghost={ghost || undefined}
      data-fixed={!task.may.edit || undefined}
      data-task={task.id}
    >
      <DoneBox task={task} onChange={onFinish} />
      <TaskFace task={task} timeOnly={timeOnly} linkRef={linkRef} />
      <TaskMenu task={task} places={places} onDelete={onDelete} />
    </li>
  );
}

/** What a card says; also what floats under the pointer. */
export function TaskFace({
  task,
  timeOnly,
  linkRef,
}: {
  task: Task;
  timeOnly: boolean;
  linkRef?: Ref<HTMLAnchorElement>;
}) {
  return (
    <div className={classes.face}>
      <Link
        {...(linkRef ? { ref: linkRef } : {})}
        to="."
        search={(now) => ({ ...now, dialog: `edit-task:${task.id}` })}
        resetScroll={false}
        className={classes.title}
        draggable={false}
        {...(task.may.edit ? { 'aria-describedby': INSTRUCTIONS } : {})}
      >
        {task.title}
      </Link>
      {recordOf(task) && (
        <span className={classes.about}>
          <AboutRecord task={task} />
        </span>
      )}
      <span className={classes.foot}>
        <DueTime task={task} timeOnly={timeOnly} />
        <TaskSigns task={task} />
        <span className={classes.who}>
          <UserAvatar
            name={task.assignee.name}
            initials={task.assignee.initials}
            size={22}
            withTooltip
          />
        </span>
      </span>
    </div>
  );
}
