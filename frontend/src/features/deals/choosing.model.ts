import type { Board } from './board.model';
import type { DealSummary } from './model';

/** The chosen cards in the order in which the board shows them. */
export function inBoardOrder(board: Board, ids: ReadonlySet<string>): DealSummary[] {
  return board.columns.flatMap((column) => column.cards.filter((card) => ids.has(card.id)));
}

/** The cards between two of one column, both included; only the second when they are apart. */
export function between(board: Board, anchorId: string | null, id: string): string[] {
  const column = board.columns.find((candidate) => candidate.cards.some((card) => card.id === id));
  if (!column) return [id];
  const from = column.cards.findIndex((card) => card.id === anchorId);
  const to = column.cards.findIndex((card) => card.id === id);
  if (from < 0) return [id];
  return column.cards.slice(Math.min(from, to), Math.max(from, to) + 1).map((card) => card.id);
}
