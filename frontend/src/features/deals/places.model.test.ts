import { describe, expect, it } from 'vitest';
import { column, three } from './board.fixtures';
import { goesNowhere, moveTo, rowOfSlot, slotAt, startTarget, stepTarget } from './places.model';

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
