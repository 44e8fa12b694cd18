import type { Schema } from '@/api/client';
import type { Stage } from '@/features/pipelines/public';
import { sameValue } from '@/lib/mergeThreeWay';
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

/** A place between the cards that stay: `index` counts only those. */
export interface Target {
  stage: string;
  index: number;
}

type StageOf = (key: string) => Stage | undefined;

const NOT_MOVING: ReadonlySet<string> = new Set();

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

/** The chosen cards in the order in which the board shows them. */
export function inBoardOrder(board: Board, ids: ReadonlySet<string>): DealSummary[] {
  return board.columns.flatMap((column) => column.cards.filter((card) => ids.has(card.id)));
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

/** The board with the next cards of one column. */
export function withMore(
  board: Board,
  stage: string,
  page: { items: readonly DealSummary[]; nextCursor: string | null },
): Board {
  // A card may have moved between the two answers: it is shown once, where it was seen last.
  const news = new Set(page.items.map((card) => card.id));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const kept = column.cards.filter((card) => !news.has(card.id));
      const cards = kept.length === column.cards.length ? column.cards : kept;
      return column.stage === stage
        ? { ...column, cards: [...cards, ...page.items], nextCursor: page.nextCursor }
        : cards === column.cards
          ? column
          : { ...column, cards };
    }),
  };
}

/** A newer answer that keeps every card object that has not changed, so only news is drawn. */
export function mergeBoards(before: Board | undefined, fresh: Board): Board {
  if (!before) return fresh;
  const known = new Map(
    before.columns.flatMap((column) => column.cards.map((card) => [card.id, card] as const)),
  );
  const columns = fresh.columns.map((column) => {
    const cards = column.cards.map((card) => {
      const old = known.get(card.id);
      return old && sameValue(old, card) ? old : card;
    });
    const old = before.columns.find((candidate) => candidate.stage === column.stage);
    const same =
      old !== undefined &&
      old.cards.length === cards.length &&
      old.cards.every((card, index) => card === cards[index]) &&
      old.count === column.count &&
      old.value === column.value &&
      old.weightedValue === column.weightedValue &&
      old.nextCursor === column.nextCursor;
    return same ? old : { ...column, cards };
  });
  const unchanged =
    before.pipeline === fresh.pipeline &&
    before.columns.length === columns.length &&
    columns.every((column, index) => column === before.columns[index]);
  return unchanged ? before : { ...fresh, columns };
}

/**
 * By how many rows a column has to scroll so that what the reader looks at stays where it is:
 * the first visible card that is still there counts.
 */
export function anchorShift(
  before: readonly DealSummary[],
  after: readonly DealSummary[],
  firstVisible: number,
): number {
  const places = new Map(after.map((card, index) => [card.id, index]));
  for (let index = firstVisible; index < before.length; index++) {
    const place = places.get(before[index]?.id ?? '');
    if (place !== undefined) return place - index;
  }
  return 0;
}

/** More than this at once is another filter or an import, not something to point at one by one. */
const FEW = 10;

/** The cards that somebody has put among those that were there; not those loaded below them. */
export function arrivals(before: readonly DealSummary[], after: readonly DealSummary[]): string[] {
  const known = new Set(before.map((card) => card.id));
  const last = after.findLastIndex((card) => known.has(card.id));
  const fresh = after.filter((card, index) => index <= last && !known.has(card.id));
  const toEmpty = before.length === 0 ? after : [];
  const news = [...fresh, ...toEmpty];
  return news.length > FEW ? [] : news.map((card) => card.id);
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
