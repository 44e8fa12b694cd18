import type { Schema } from '@/api/client';
import type { Stage } from '@/features/pipelines/public';
import { cents, type DealSummary, probabilityAfter } from './model';

/**
 * A column: its count and sums are over all of its cards, `cards` are those loaded so far, in rank
 * order.
 */
export type BoardColumn = Schema<'BoardColumn'>;
export type Board = Schema<'Board'>;

/** Where deals go: between two cards, on top when neither is given. */
export interface Move {
  ids: readonly string[];
  stage: string;
  afterId: string | null;
  beforeId: string | null;
}

type StageOf = (key: string) => Stage | undefined;

export function findCard(
  board: Board,
  id: string,
): { column: BoardColumn; card: DealSummary; index: number } | null {
  for (const column of board.columns) {
    const index = column.cards.findIndex((card) => card.id === id);
    const card = column.cards[index];
    if (card) return { column, card, index };
  }
  return null;
}

function weighted(card: DealSummary): number {
  return (card.value * card.probability) / 100;
}

function total(column: BoardColumn, cards: readonly DealSummary[], sign: 1 | -1): BoardColumn {
  if (cards.length === 0) return column;
  const sum = (of: (card: DealSummary) => number) => cards.reduce((all, card) => all + of(card), 0);
  return {
    ...column,
    count: column.count + sign * cards.length,
    value: cents(column.value + sign * sum((card) => card.value)),
    weightedValue: cents(column.weightedValue + sign * sum(weighted)),
  };
}

/** A card as it will look after the move, before the server has said so. */
function arrived(card: DealSummary, from: Stage | undefined, to: Stage | undefined): DealSummary {
  if (!to || card.stage === to.key) return card;
  const closed = to.kind !== 'open';
  return {
    ...card,
    stage: to.key,
    stageKind: to.kind,
    probability: probabilityAfter(card.probability, from, to),
    daysInStage: 0,
    rotting: false,
    overdue: closed ? false : card.overdue,
  };
}

/**
 * The board after a move: cards, counts and both sums. Cards that are not loaded are left to the
 * server. Doing it to a board that has it already changes nothing, so a move in flight can be laid
 * over whatever the server has answered meanwhile.
 */
export function moveDeals(board: Board, move: Move, stageOf: StageOf): Board {
  const moving = new Map<string, DealSummary>();
  for (const column of board.columns) {
    for (const card of column.cards) if (move.ids.includes(card.id)) moving.set(card.id, card);
  }
  const cards = move.ids.flatMap((id) => moving.get(id) ?? []);
  if (cards.length === 0 || !board.columns.some((column) => column.stage === move.stage)) {
    return board;
  }
  const target = stageOf(move.stage);
  const landing = cards.map((card) => arrived(card, stageOf(card.stage), target));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const leaving = column.cards.filter((card) => moving.has(card.id));
      if (column.stage !== move.stage) {
        if (leaving.length === 0) return column;
        const rest = column.cards.filter((card) => !moving.has(card.id));
        return { ...total(column, leaving, -1), cards: rest };
      }
      const rest = column.cards.filter((card) => !moving.has(card.id));
      const at = slot(rest, move);
      const next = total(total(column, leaving, -1), landing, 1);
      return { ...next, cards: [...rest.slice(0, at), ...landing, ...rest.slice(at)] };
    }),
  };
}

function slot(cards: readonly DealSummary[], { afterId, beforeId }: Move): number {
  const after = afterId === null ? -1 : cards.findIndex((card) => card.id === afterId);
  if (after >= 0) return after + 1;
  const before = beforeId === null ? -1 : cards.findIndex((card) => card.id === beforeId);
  return Math.max(before, 0);
}

/** The board after deals went away. */
export function removeDeals(board: Board, ids: ReadonlySet<string>): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const gone = column.cards.filter((card) => ids.has(card.id));
      if (gone.length === 0) return column;
      return {
        ...total(column, gone, -1),
        cards: column.cards.filter((card) => !ids.has(card.id)),
      };
    }),
  };
}

/** The board with the server's word on some cards, each where it is; sums follow. */
export function refreshCards(board: Board, fresh: readonly DealSummary[]): Board {
  const byId = new Map(fresh.map((card) => [card.id, card]));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const before = column.cards.filter((card) => byId.has(card.id));
      if (before.length === 0) return column;
      const after = before.map((card) => byId.get(card.id) ?? card);
      return {
        ...total(total(column, before, -1), after, 1),
        cards: column.cards.map((card) => byId.get(card.id) ?? card),
      };
    }),
  };
}

/**
 * The moves that put cards back where they are now. Cards that stand together go back together;
 * their neighbours are cards that do not move, so the order of the moves does not matter.
 */
export function wayBack(board: Board, ids: ReadonlySet<string>): Move[] {
  const moves: Move[] = [];
  for (const column of board.columns) {
    let run: string[] = [];
    let above: string | null = null;
    const end = (below: string | null) => {
      if (run.length > 0) {
        moves.push({ ids: run, stage: column.stage, afterId: above, beforeId: below });
      }
      run = [];
    };
    for (const card of column.cards) {
      if (ids.has(card.id)) run.push(card.id);
      else {
        end(card.id);
        above = card.id;
      }
    }
    end(null);
  }
  return moves;
}

/**
 * A move as one step per card where the cards have something of their own to say (why each was
 * lost); each step names the card before it, so the order is kept.
 */
export function oneByOne(move: Move, own: ReadonlyMap<string, unknown>): Move[] {
  if (move.ids.length < 2 || !move.ids.some((id) => own.has(id))) return [move];
  return move.ids.map((id, index) => ({
    ...move,
    ids: [id],
    afterId: index === 0 ? move.afterId : (move.ids[index - 1] ?? null),
  }));
}

/** A move in parts of at most `size` cards; each part goes below the one before. */
export function inParts(move: Move, size: number): Move[] {
  const parts: Move[] = [];
  for (let from = 0; from < move.ids.length; from += size) {
    const afterId = from === 0 ? move.afterId : (move.ids[from - 1] ?? null);
    parts.push({ ...move, ids: move.ids.slice(from, from + size), afterId });
  }
  return parts;
}
