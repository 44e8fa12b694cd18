import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, readTaskSearch } from './search.model';

describe('the address of the tasks page', () => {
  it('leaves out what it does not know', () => {
    expect(readTaskSearch({ view: 'cube', scope: 'mine', done: 'maybe', sort: 'colour' })).toEqual(
      {},
    );
    expect(readTaskSearch({ view: 'list', scope: 'all', done: true, q: 42 })).toEqual({
      view: 'list',
      scope: 'all',
      done: true,
      q: '42',
    });
  });

  it('asks for one’s own tasks unless it says everyone', () => {
    expect(filterOf({ assigneeId: 'a' }, 'me')).toEqual({ assigneeId: ['me'] });
    expect(filterOf({ scope: 'all' }, 'me')).toEqual({});
    expect(filterOf({ scope: 'all', assigneeId: 'a,b', priority: 'high' }, 'me')).toEqual({
      assigneeId: ['a', 'b'],
      priority: ['high'],
    });
  });

  it('knows when a filter is set', () => {
    expect(isNarrowed({ scope: 'all', view: 'list' })).toBe(false);
    expect(isNarrowed({ q: 'offer' })).toBe(true);
  });
});
