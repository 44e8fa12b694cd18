import { sameValue } from '@/lib/mergeThreeWay';
import type { Board } from './board.model';
import type { DealSummary } from './model';

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
