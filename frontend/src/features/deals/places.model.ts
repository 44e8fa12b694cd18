import { type Board, type BoardColumn, findCard, type Move, moveDeals } from './board.model';
import type { DealSummary } from './model';

/** A place between the cards that stay: `index` counts only those. */
export interface Target {
  stage: string;
  index: number;
}

const NOT_MOVING: ReadonlySet<string> = new Set();

/** The cards of a column that do not travel. */
export function staying(
  column: BoardColumn,
  moving: ReadonlySet<string> = NOT_MOVING,
): DealSummary[] {
  return column.cards.filter((card) => !moving.has(card.id));
}

/** A target as the API wants it: the cards directly above and below. */
export function moveTo(board: Board, ids: readonly string[], target: Target): Move | null {
  const column = board.columns.find((candidate) => candidate.stage === target.stage);
  if (!column) return null;
  const rest = staying(column, new Set(ids));
  return {
    ids,
    stage: target.stage,
    afterId: rest[target.index - 1]?.id ?? null,
    beforeId: rest[target.index]?.id ?? null,
  };
}

/** True when the cards would end where they are. */
export function goesNowhere(board: Board, move: Move): boolean {
  const column = board.columns.find((candidate) => candidate.stage === move.stage);
  if (!column) return true;
  const before = column.cards.map((card) => card.id);
  const after = moveDeals(board, move, () => undefined)
    .columns.find((candidate) => candidate.stage === move.stage)
    ?.cards.map((card) => card.id);
  return before.length === after?.length && before.every((id, index) => after[index] === id);
}

/** The place under a pointer: `y` is measured from the top of the column's first card. */
export function slotAt(
  column: BoardColumn,
  moving: ReadonlySet<string>,
  y: number,
  pitch: number,
): number {
  const row = Math.max(0, Math.min(column.cards.length, Math.round(y / pitch)));
  return column.cards.slice(0, row).filter((card) => !moving.has(card.id)).length;
}

/** The row of the column before which the gap opens for a target. */
export function rowOfSlot(column: BoardColumn, moving: ReadonlySet<string>, index: number): number {
  let left = index;
  for (let row = 0; row < column.cards.length; row++) {
    if (moving.has(column.cards[row]?.id ?? '')) continue;
    if (left === 0) return row;
    left--;
  }
  return column.cards.length;
}

/** Where a lifted card stands before it has been moved. */
export function startTarget(
  board: Board,
  activeId: string,
  moving: ReadonlySet<string>,
): Target | null {
  const found = findCard(board, activeId);
  if (!found) return null;
  const above = found.column.cards.slice(0, found.index);
  return {
    stage: found.column.stage,
    index: above.filter((card) => !moving.has(card.id)).length,
  };
}

/** The next place in the direction of a key; null when the key is not one of ours. */
export function stepTarget(
  board: Board,
  moving: ReadonlySet<string>,
  target: Target,
  key: string,
): Target | null {
  const at = board.columns.findIndex((column) => column.stage === target.stage);
  const room = (column: BoardColumn) => staying(column, moving).length;
  const column = board.columns[at];
  if (!column) return null;
  switch (key) {
    case 'ArrowUp':
      return { ...target, index: Math.max(0, target.index - 1) };
    case 'ArrowDown':
      return { ...target, index: Math.min(room(column), target.index + 1) };
    case 'Home':
      return { ...target, index: 0 };
    case 'End':
      return { ...target, index: room(column) };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = board.columns[at + (key === 'ArrowLeft' ? -1 : 1)];
      if (!next) return target;
      return { stage: next.stage, index: Math.min(target.index, room(next)) };
    }
    default:
      return null;
  }
}
