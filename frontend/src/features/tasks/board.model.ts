import type { Schema } from '@/api/client';
import type { Task } from './model';

export type TaskBoard = Schema<'TaskBoard'>;
export type TaskColumn = Schema<'TaskBoardColumn'>;
export type Part = TaskColumn['key'];

/** Nothing is planned into the past. */
export function takesCards(part: Part): boolean {
  return part !== 'overdue';
}

export function findTask(board: TaskBoard, id: string): { task: Task; part: Part } | null {
  for (const column of board.columns) {
    const task = column.cards.find((card) => card.id === id);
    if (task) return { task, part: column.key };
  }
  return null;
}

/** The column one step to the left or right that takes cards; null at the end of the board. */
export function neighbour(board: TaskBoard, part: Part, step: -1 | 1): Part | null {
  const parts = board.columns.map((column) => column.key);
  const next = parts[parts.indexOf(part) + step];
  return next && takesCards(next) ? next : null;
}

/**
 * When a task is due that is dropped on a column: at its own time of day, on the first working day
 * that the column has; today it is in an hour where that time has passed. Null where it stays.
 */
export function dueOn(column: TaskColumn, task: Task, now: Date): Date | null {
  const from = column.from === null ? null : new Date(column.from);
  const to = column.to === null ? null : new Date(column.to);
  const was = new Date(task.dueAt);
  if (!from || !takesCards(column.key)) return null;
  if (was >= from && (!to || was < to)) return null;
  const at = new Date(from);
  at.setHours(was.getHours(), was.getMinutes(), 0, 0);
  if (column.key === 'today') {
    if (at > now) return at;
    const soon = new Date(Math.ceil((now.getTime() + 30 * 60_000) / 1_800_000) * 1_800_000);
    return to && soon >= to ? new Date(to.getTime() - 60_000) : soon;
  }
  const workday = new Date(at);
  while (workday.getDay() === 0 || workday.getDay() === 6) workday.setDate(workday.getDate() + 1);
  return to && workday >= to ? at : workday;
}

/** Without the task, wherever it is. */
export function without(board: TaskBoard, id: string): TaskBoard {
  return {
    columns: board.columns.map((column) =>
      column.cards.some((card) => card.id === id)
        ? {
            ...column,
            count: column.count - 1,
            cards: column.cards.filter((card) => card.id !== id),
          }
        : column,
    ),
  };
}

/** The board once a task is due at another time: in the column of that day, among its own by time. */
export function planned(board: TaskBoard, id: string, dueAt: string): TaskBoard {
  const found = findTask(board, id);
  if (!found) return board;
  const task: Task = { ...found.task, dueAt, overdue: false };
  const time = new Date(dueAt).getTime();
  return {
    columns: without(board, id).columns.map((column) =>
      (column.from === null || time >= new Date(column.from).getTime()) &&
      (column.to === null || time < new Date(column.to).getTime())
        ? { ...column, count: column.count + 1, cards: inOrder([...column.cards, task]) }
        : column,
    ),
  };
}

function inOrder(cards: Task[]): Task[] {
  return [...cards].sort(
    (a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1),
  );
}
