import { describe, expect, it } from 'vitest';
import { arrangeColumns, moveColumn } from './tableLayout';

describe('the arrangement of columns', () => {
  it('is the default order without one kept', () => {
    expect(arrangeColumns(['a', 'b'], null)).toEqual({ order: ['a', 'b'], hidden: [] });
  });

  it('forgets columns that are gone and gives new ones their usual place', () => {
    const kept = { order: ['c', 'gone', 'a'], hidden: ['gone', 'a'] };
    expect(arrangeColumns(['a', 'b', 'c'], kept)).toEqual({
      order: ['c', 'a', 'b'],
      hidden: ['a'],
    });
    expect(arrangeColumns(['new', 'a'], { order: ['a'], hidden: [] }).order).toEqual(['new', 'a']);
  });

  it('moves a column by one place, and no further than the ends', () => {
    expect(moveColumn(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
    expect(moveColumn(['a', 'b'], 'nope', 1)).toEqual(['a', 'b']);
  });
});
