import { describe, expect, it } from 'vitest';
import type { Stage } from '@/features/pipelines/public';
import {
  anchorShift,
  arrivals,
  type Board,
  between,
  findCard,
  goesNowhere,
  inBoardOrder,
  inParts,
  mergeBoards,
  moveDeals,
  moveTo,
  oneByOne,
  refreshCards,
  removeDeals,
  rowOfSlot,
  slotAt,
  startTarget,
  stepTarget,
  wayBack,
  withMore,
} from './board.model';
import type { DealSummary } from './model';

const stages: Record<string, Stage> = {
  prospecting: stage('prospecting', 'open', 10),
  proposal: stage('proposal', 'open', 50),
  closed_won: stage('closed_won', 'won', 100),
  closed_lost: stage('closed_lost', 'lost', 0),
};
const stageOf = (key: string) => stages[key];

function stage(key: string, kind: Stage['kind'], probability: number): Stage {
  return { key, kind, probability, label: { en: key, fr: key }, rottingDays: 10, position: 1 };
}

function card(id: string, at: string, patch: Partial<DealSummary> = {}): DealSummary {
  const place = stages[at];
  return {
    id,
    name: `Deal ${id}`,
    account: { id: 'acc', name: 'Account' },
    campaign: null,
    owner: { id: 'own', name: 'Owner', initials: 'O' },
    value: 100,
    stage: at,
    stageKind: place?.kind ?? 'open',
    probability: place?.probability ?? 0,
    closeDate: null,
    closedAt: null,
    daysInStage: 5,
    rotting: true,
    overdue: true,
    nextStepAt: null,
    mayEdit: true,
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...patch,
  };
}

/** A board of `ids` per stage; counts and sums are of the cards plus what is not loaded. */
function board(columns: Record<string, DealSummary[]>, unloaded = 0): Board {
  return {
    pipeline: 'sales',
    columns: Object.entries(columns).map(([at, cards]) => ({
      stage: at,
      count: cards.length + unloaded,
      value: cards.reduce((sum, one) => sum + one.value, 0) + unloaded * 10,
      weightedValue: cards.reduce((sum, one) => sum + (one.value * one.probability) / 100, 0),
      cards,
      nextCursor: unloaded > 0 ? 'next' : null,
    })),
  };
}

function column(of: Board, at: string) {
  const found = of.columns.find((candidate) => candidate.stage === at);
  if (!found) throw new Error(`no column ${at}`);
  return found;
}

const idsOf = (of: Board, at: string) => column(of, at).cards.map((one) => one.id);

const three = () =>
  board({
    prospecting: [
      card('a', 'prospecting'),
      card('b', 'prospecting', { value: 50 }),
      card('c', 'prospecting'),
    ],
    proposal: [card('x', 'proposal'), card('y', 'proposal')],
    closed_lost: [],
  });

describe('moving a card', () => {
  it('puts it below the card that it follows, and both columns count anew', () => {
    const after = moveDeals(
      three(),
      { ids: ['b'], stage: 'proposal', afterId: 'x', beforeId: 'y' },
      stageOf,
    );
    expect(idsOf(after, 'prospecting')).toEqual(['a', 'c']);
    expect(idsOf(after, 'proposal')).toEqual(['x', 'b', 'y']);
    expect(column(after, 'prospecting')).toMatchObject({
      count: 2,
      value: 200,
      weightedValue: 20,
    });
    expect(column(after, 'proposal')).toMatchObject({ count: 3, value: 250, weightedValue: 125 });
  });

  it('gives it the probability of its new stage, no days in it, and no mark of rot', () => {
    const after = moveDeals(
      three(),
      { ids: ['a'], stage: 'proposal', afterId: null, beforeId: 'x' },
      stageOf,
    );
    expect(findCard(after, 'a')?.card).toMatchObject({
      stage: 'proposal',
      probability: 50,
      daysInStage: 0,
      rotting: false,
      overdue: true,
    });
  });

  it('keeps an estimate that somebody made, but not into won or lost', () => {
    const estimated = board({
      prospecting: [card('a', 'prospecting', { probability: 35 })],
      proposal: [],
      closed_lost: [],
    });
    const to = (at: string) =>
      findCard(
        moveDeals(estimated, { ids: ['a'], stage: at, afterId: null, beforeId: null }, stageOf),
        'a',
      )?.card;
    expect(to('proposal')?.probability).toBe(35);
    expect(to('closed_lost')).toMatchObject({
      probability: 0,
      stageKind: 'lost',
      overdue: false,
    });
  });

  it('counts over all cards of a column, loaded or not', () => {
    const before = board({ prospecting: [card('a', 'prospecting')], proposal: [] }, 500);
    const after = moveDeals(
      before,
      { ids: ['a'], stage: 'proposal', afterId: null, beforeId: null },
      stageOf,
    );
    expect(column(after, 'prospecting')).toMatchObject({ count: 500, value: 5000 });
    expect(column(after, 'proposal')).toMatchObject({ count: 501, value: 5100 });
  });

  it('within its column changes the order and no sum', () => {
    const after = moveDeals(
      three(),
      { ids: ['a'], stage: 'prospecting', afterId: 'c', beforeId: null },
      stageOf,
    );
    expect(idsOf(after, 'prospecting')).toEqual(['b', 'c', 'a']);
    expect(column(after, 'prospecting')).toMatchObject({ count: 3, value: 250 });
    expect(findCard(after, 'a')?.card.daysInStage).toBe(5);
  });

  it('done twice changes nothing more', () => {
    const move = { ids: ['b', 'y'], stage: 'closed_lost', afterId: null, beforeId: null };
    const once = moveDeals(three(), move, stageOf);
    expect(moveDeals(once, move, stageOf)).toEqual(once);
  });

  it('takes several cards of several columns, in the order given', () => {
    const after = moveDeals(
      three(),
      { ids: ['c', 'x', 'a'], stage: 'proposal', afterId: 'y', beforeId: null },
      stageOf,
    );
    expect(idsOf(after, 'proposal')).toEqual(['y', 'c', 'x', 'a']);
    expect(idsOf(after, 'prospecting')).toEqual(['b']);
    expect(column(after, 'proposal').count).toBe(4);
  });

  it('leaves a board alone that shows neither the cards nor the stage', () => {
    const before = three();
    const nowhere = { afterId: null, beforeId: null };
    expect(moveDeals(before, { ids: ['zz'], stage: 'proposal', ...nowhere }, stageOf)).toBe(before);
    expect(moveDeals(before, { ids: ['a'], stage: 'other', ...nowhere }, stageOf)).toBe(before);
  });

  it('falls back to the card below, then to the top, when a neighbour is gone', () => {
    const to = (afterId: string | null, beforeId: string | null) =>
      idsOf(
        moveDeals(three(), { ids: ['a'], stage: 'proposal', afterId, beforeId }, stageOf),
        'proposal',
      );
    expect(to('gone', 'y')).toEqual(['x', 'a', 'y']);
    expect(to('gone', 'gone')).toEqual(['a', 'x', 'y']);
  });
});

describe('the way back', () => {
  it('restores order and columns of several cards, in whatever order it is walked', () => {
    const before = board({
      prospecting: ['a', 'b', 'c', 'd', 'e'].map((id) => card(id, 'prospecting')),
      proposal: [card('x', 'proposal'), card('y', 'proposal')],
    });
    const chosen = new Set(['b', 'c', 'e', 'x']);
    const back = wayBack(before, chosen);
    expect(back).toHaveLength(3);
    const moved = moveDeals(
      before,
      { ids: ['x', 'e', 'c', 'b'], stage: 'proposal', afterId: 'y', beforeId: null },
      stageOf,
    );
    for (const order of [back, [...back].reverse()]) {
      const restored = order.reduce((now, move) => moveDeals(now, move, stageOf), moved);
      expect(idsOf(restored, 'prospecting')).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(idsOf(restored, 'proposal')).toEqual(['x', 'y']);
      expect(column(restored, 'prospecting')).toMatchObject({ count: 5, value: 500 });
    }
  });
});

describe('a move of many', () => {
  const move = { ids: ['a', 'b', 'c'], stage: 'proposal', afterId: 'x', beforeId: 'y' };
  it('goes in parts, each below the one before', () => {
    expect(inParts(move, 2)).toEqual([
      { ...move, ids: ['a', 'b'], afterId: 'x' },
      { ...move, ids: ['c'], afterId: 'b' },
    ]);
    expect(inParts(move, 3)).toEqual([move]);
  });

  it('goes card by card where each has a reason of its own', () => {
    expect(oneByOne(move, new Map([['b', 'price']])).map((one) => [one.ids, one.afterId])).toEqual([
      [['a'], 'x'],
      [['b'], 'a'],
      [['c'], 'b'],
    ]);
    expect(oneByOne(move, new Map())).toEqual([move]);
  });
});

describe('a drop', () => {
  it('names the cards directly above and below, never one that travels', () => {
    const before = three();
    expect(moveTo(before, ['b'], { stage: 'prospecting', index: 1 })).toEqual({
      ids: ['b'],
      stage: 'prospecting',
      afterId: 'a',
      beforeId: 'c',
    });
    expect(moveTo(before, ['a'], { stage: 'proposal', index: 0 })).toMatchObject({
      afterId: null,
      beforeId: 'x',
    });
    expect(moveTo(before, ['a'], { stage: 'nowhere', index: 0 })).toBeNull();
  });

  it('knows when the cards would end where they are', () => {
    const before = three();
    const to = (ids: string[], stageKey: string, index: number) => {
      const move = moveTo(before, ids, { stage: stageKey, index });
      return move ? goesNowhere(before, move) : null;
    };
    expect(to(['b'], 'prospecting', 1)).toBe(true);
    expect(to(['b'], 'prospecting', 2)).toBe(false);
    expect(to(['a', 'c'], 'prospecting', 0)).toBe(false);
    expect(to(['b'], 'proposal', 0)).toBe(false);
  });

  it('falls between the rows nearest to the pointer, and never outside', () => {
    const prospecting = column(three(), 'prospecting');
    const none = new Set<string>();
    expect(slotAt(prospecting, none, -40, 100)).toBe(0);
    expect(slotAt(prospecting, none, 140, 100)).toBe(1);
    expect(slotAt(prospecting, none, 160, 100)).toBe(2);
    expect(slotAt(prospecting, none, 9_000, 100)).toBe(3);
    expect(slotAt(prospecting, new Set(['a']), 160, 100)).toBe(1);
  });

  it('opens its gap before the row that the place stands for', () => {
    const prospecting = column(three(), 'prospecting');
    expect(rowOfSlot(prospecting, new Set(['a']), 0)).toBe(1);
    expect(rowOfSlot(prospecting, new Set(['b']), 1)).toBe(2);
    expect(rowOfSlot(prospecting, new Set(), 3)).toBe(3);
  });
});

describe('moving by keyboard', () => {
  const moving = new Set(['b']);
  it('starts where the card stands and goes up and down among the others', () => {
    const before = three();
    const start = startTarget(before, 'b', moving);
    expect(start).toEqual({ stage: 'prospecting', index: 1 });
    if (!start) return;
    const step = (from: typeof start, key: string) => stepTarget(before, moving, from, key);
    expect(step(start, 'ArrowUp')).toEqual({ stage: 'prospecting', index: 0 });
    expect(step(start, 'ArrowDown')).toEqual({ stage: 'prospecting', index: 2 });
    expect(step({ ...start, index: 2 }, 'ArrowDown')).toEqual({ stage: 'prospecting', index: 2 });
    expect(step(start, 'Home')?.index).toBe(0);
    expect(step(start, 'End')?.index).toBe(2);
    expect(step(start, 'q')).toBeNull();
  });

  it('goes to the next column, as deep as that one is', () => {
    const before = three();
    const right = (index: number) =>
      stepTarget(before, moving, { stage: 'proposal', index }, 'ArrowRight');
    expect(right(2)).toEqual({ stage: 'closed_lost', index: 0 });
    const last = { stage: 'closed_lost', index: 0 };
    expect(stepTarget(before, moving, last, 'ArrowRight')).toEqual(last);
    expect(stepTarget(before, moving, last, 'ArrowLeft')).toEqual({ stage: 'proposal', index: 0 });
  });

  it('has no start for a card that is not there', () => {
    expect(startTarget(three(), 'zz', new Set())).toBeNull();
    expect(stepTarget(three(), moving, { stage: 'zz', index: 0 }, 'ArrowUp')).toBeNull();
  });
});

describe('newer answers', () => {
  it('keep the objects of cards that did not change, and of the whole board', () => {
    const before = three();
    const same = structuredClone(before);
    expect(mergeBoards(before, same)).toBe(before);
    const fresh = structuredClone(before);
    column(fresh, 'prospecting').cards.unshift(card('n', 'prospecting'));
    const merged = mergeBoards(before, fresh);
    expect(findCard(merged, 'a')?.card).toBe(findCard(before, 'a')?.card);
    expect(column(merged, 'proposal')).toBe(column(before, 'proposal'));
    expect(idsOf(merged, 'prospecting')).toEqual(['n', 'a', 'b', 'c']);
    expect(mergeBoards(undefined, fresh)).toBe(fresh);
  });

  it('scroll a column by what was added above the reader', () => {
    const before = column(three(), 'prospecting').cards;
    const added = [card('n', 'prospecting'), card('m', 'prospecting'), ...before];
    expect(anchorShift(before, added, 1)).toBe(2);
    expect(anchorShift(added, before, 2)).toBe(-2);
    const withoutFirst = before.slice(1);
    expect(anchorShift(before, withoutFirst, 0)).toBe(-1);
    expect(anchorShift(before, [], 0)).toBe(0);
  });

  it('point at the cards that somebody put there, not at those that were loaded', () => {
    const before = column(three(), 'prospecting').cards;
    const loaded = card('z', 'prospecting');
    const put = card('n', 'prospecting');
    const [first, ...others] = before;
    expect(arrivals(before, [...before, loaded])).toEqual([]);
    expect(
      arrivals(
        before,
        [first, put, ...others, loaded].flatMap((one) => one ?? []),
      ),
    ).toEqual(['n']);
    expect(arrivals([], [put])).toEqual(['n']);
    const flood = Array.from({ length: 11 }, (_, index) => card(`f${index}`, 'prospecting'));
    expect(arrivals(before, [...flood, ...before])).toEqual([]);
  });

  it('add the next cards below, each card once', () => {
    const before = board({ prospecting: [card('a', 'prospecting')], proposal: [] }, 3);
    const after = withMore(before, 'prospecting', {
      items: [card('b', 'prospecting'), card('a', 'prospecting')],
      nextCursor: null,
    });
    expect(idsOf(after, 'prospecting')).toEqual(['b', 'a']);
    expect(column(after, 'prospecting').nextCursor).toBeNull();
    const stolen = withMore(after, 'proposal', {
      items: [card('b', 'proposal')],
      nextCursor: null,
    });
    expect(idsOf(stolen, 'prospecting')).toEqual(['a']);
  });

  it('replace cards in place, and the sums follow', () => {
    const after = refreshCards(three(), [card('b', 'prospecting', { value: 80, version: 2 })]);
    expect(column(after, 'prospecting')).toMatchObject({ count: 3, value: 280, weightedValue: 28 });
    expect(idsOf(after, 'prospecting')).toEqual(['a', 'b', 'c']);
  });

  it('take deleted deals off the board', () => {
    const after = removeDeals(three(), new Set(['a', 'y']));
    expect(column(after, 'prospecting')).toMatchObject({ count: 2, value: 150 });
    expect(idsOf(after, 'proposal')).toEqual(['x']);
  });
});

describe('choosing several', () => {
  it('takes everything between two cards of one column', () => {
    expect(between(three(), 'c', 'a')).toEqual(['a', 'b', 'c']);
    expect(between(three(), 'x', 'a')).toEqual(['a']);
    expect(between(three(), null, 'zz')).toEqual(['zz']);
  });

  it('lists the chosen cards as the board shows them', () => {
    const chosen = inBoardOrder(three(), new Set(['y', 'c', 'a']));
    expect(chosen.map((one) => one.id)).toEqual(['a', 'c', 'y']);
  });
});
