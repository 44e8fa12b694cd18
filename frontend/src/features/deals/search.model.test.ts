import { describe, expect, it } from 'vitest';
import {
  addressOf,
  filterOf,
  isNarrowed,
  readSearch,
  tileSearch,
  tilesFilter,
} from './search.model';

describe('the address of the pipeline', () => {
  it('is read as typed values, whatever somebody typed into it', () => {
    expect(
      readSearch({
        view: 'table',
        kind: 'open,won,odd',
        ownerId: ['a', 'b', 'a'],
        closeFrom: '2026-02-30',
        closeTo: '2026-03-01',
        q: 123,
        attention: 'sleepy',
        valueMin: '10.5',
        valueMax: -3,
        sort: '-value',
        stage: '',
        other: 'x',
      }),
    ).toEqual({
      view: 'table',
      kind: 'open,won',
      ownerId: 'a,b',
      closeTo: '2026-03-01',
      q: '123',
      valueMin: 10.5,
      sort: '-value',
    });
  });

  it('may ask for the deals without a date', () => {
    expect(readSearch({ undated: true })).toEqual({ undated: true });
    expect(readSearch({ undated: 'no' })).toEqual({});
    expect(filterOf({ undated: true })).toEqual({ undated: true });
  });

  it('takes no sort, view or object it does not know', () => {
    expect(readSearch({ sort: 'id; drop', view: 'map', q: { a: 1 }, valueMin: 'x' })).toEqual({});
  });

  it('says what to ask the server', () => {
    const search = readSearch({
      stage: 'proposal',
      ownerId: 'a,b',
      kind: 'open',
      attention: 'overdue',
      closeFrom: '2026-01-01',
      q: 'acme',
      pipeline: 'sales',
      valueMax: 0,
      view: 'table',
      sort: 'name',
    });
    expect(filterOf(search)).toEqual({
      stage: ['proposal'],
      ownerId: ['a', 'b'],
      kind: ['open'],
      attention: 'overdue',
      closeFrom: '2026-01-01',
      q: 'acme',
      pipeline: 'sales',
      valueMax: 0,
    });
  });

  it('can be written and read again', () => {
    const search = readSearch({ view: 'table', ownerId: 'a,b', q: 'café & co', valueMin: 5 });
    const written = new URL(addressOf(search), 'http://localhost');
    expect(readSearch(Object.fromEntries(written.searchParams))).toEqual(search);
    expect(addressOf({})).toBe('/pipeline');
  });

  it('is narrowed by any filter but the pipeline', () => {
    expect(isNarrowed({ pipeline: 'sales' })).toBe(false);
    expect(isNarrowed({ pipeline: 'sales', q: 'x' })).toBe(true);
  });
});

describe('a tile', () => {
  it('opens exactly its rows under the filter that is set', () => {
    const search = readSearch({ ownerId: 'a', kind: 'lost', view: 'board' });
    expect(tileSearch(search, 'won')).toEqual({ ownerId: 'a', kind: 'won', view: 'table' });
    expect(tileSearch(search, 'forecast').kind).toBe('open');
    expect(tilesFilter(search)).toEqual({ ownerId: ['a'] });
  });
});
