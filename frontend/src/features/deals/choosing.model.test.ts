import { describe, expect, it } from 'vitest';
import { three } from './board.fixtures';
import { between, inBoardOrder } from './choosing.model';

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
