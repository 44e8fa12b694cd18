import { describe, expect, it } from 'vitest';
import { anchorShift, arrivals, mergeBoards, withMore } from './answers.model';
import { board, card, column, idsOf, three } from './board.fixtures';
import { findCard, refreshCards, removeDeals } from './board.model';

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
