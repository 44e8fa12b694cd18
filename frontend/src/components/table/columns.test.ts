import { describe, expect, it } from 'vitest';
import { editable, moveCell } from './columns';
import { NO_SELECTION, selectRows } from './selection';

const size = { rows: 30, columns: 4, page: 10 };

describe('moving through the grid', () => {
  it('goes by one and stops at the edges', () => {
    expect(moveCell({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: -1, column: 0 });
    expect(moveCell({ row: -1, column: 0 }, 'ArrowUp', size)).toEqual({ row: -1, column: 0 });
    expect(moveCell({ row: 29, column: 3 }, 'ArrowDown', size)).toEqual({ row: 29, column: 3 });
    expect(moveCell({ row: 1, column: 3 }, 'ArrowRight', size)).toEqual({ row: 1, column: 3 });
    expect(moveCell({ row: 1, column: 1 }, 'ArrowLeft', size)).toEqual({ row: 1, column: 0 });
  });

  it('goes by pages, to the ends of a row and of the table', () => {
    expect(moveCell({ row: 25, column: 1 }, 'PageDown', size)).toEqual({ row: 29, column: 1 });
    expect(moveCell({ row: 5, column: 1 }, 'PageUp', size)).toEqual({ row: 0, column: 1 });
    expect(moveCell({ row: 5, column: 1 }, 'End', size)).toEqual({ row: 5, column: 3 });
    expect(moveCell({ row: 5, column: 1 }, 'End', size, true)).toEqual({ row: 29, column: 3 });
    expect(moveCell({ row: 5, column: 1 }, 'Home', size, true)).toEqual({ row: 0, column: 0 });
  });

  it('leaves other keys alone', () => {
    expect(moveCell({ row: 5, column: 1 }, 'a', size)).toBeNull();
  });
});

describe('a cell', () => {
  it('can be edited only where the row allows it', () => {
    const edit = {
      kind: 'text' as const,
      value: () => '',
      save: () => Promise.resolve(),
      allowed: (row: { mine: boolean }) => row.mine,
    };
    const column = { id: 'n', header: 'N', cell: () => null, edit };
    expect(editable(column, { mine: true })).toBe(true);
    expect(editable(column, { mine: false })).toBe(false);
    expect(editable({ id: 'n', header: 'N', cell: () => null }, { mine: true })).toBe(false);
  });
});

describe('selecting rows', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

  it('toggles one, and takes a range with Shift', () => {
    const one = selectRows(NO_SELECTION, rows, 'b', false);
    expect([...one.ids]).toEqual(['b']);
    expect([...selectRows(one, rows, 'b', false).ids]).toEqual([]);
    expect([...selectRows(one, rows, 'd', true).ids]).toEqual(['b', 'c', 'd']);
    expect([...selectRows(one, rows, 'a', true).ids].sort()).toEqual(['a', 'b']);
  });

  it('leaves the loaded others when one is taken out of all that match', () => {
    const next = selectRows({ ids: new Set(), all: true }, rows, 'c', false);
    expect(next.all).toBe(false);
    expect([...next.ids]).toEqual(['a', 'b', 'd']);
  });
});
