import { describe, expect, it } from 'vitest';
import { requestOf, type SavedView, sameSearch, searchOf } from './model';

describe('saved views', () => {
  it('hold what the list knows and nothing else', () => {
    expect(
      searchOf({ q: 'x', sort: '', dialog: 'new', country: undefined }, ['q', 'sort']),
    ).toEqual({ q: 'x' });
  });

  it('are the same when they show the same, in whatever order', () => {
    expect(sameSearch({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(sameSearch({ a: '1' }, { a: '1', b: '2' })).toBe(false);
    expect(sameSearch({ a: '1' }, { b: '1' })).toBe(false);
  });

  it('keep what is not changed', () => {
    const view = { page: 'leads', name: 'A', shared: false, search: { q: 'x' }, position: 2 };
    expect(requestOf(view as unknown as SavedView, { name: 'B' })).toEqual({ ...view, name: 'B' });
  });
});
