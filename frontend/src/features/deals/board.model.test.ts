import { describe, expect, it } from 'vitest';
import { board, card, column, idsOf, stageOf, three } from './board.fixtures';
import { findCard, inParts, moveDeals, oneByOne, wayBack } from './board.model';

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
