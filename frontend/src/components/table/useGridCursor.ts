import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Cell, moveCell } from './columns';

/** Where the cursor is, by the row's id, so that it stays with its row when rows move. */
interface Place {
  row: string;
  column: number;
}

const HEAD = '';
const PAGE = 10;

interface Options {
  rows: readonly { id: string }[];
  columns: number;
  scroller: RefObject<HTMLDivElement | null>;
  scrollTo: (row: number) => void;
  mayEdit: (cell: Cell) => boolean;
  onEnter: (row: number) => void;
  onSpace: (row: number, shift: boolean) => void;
}

/** The one cell of a grid that Tab reaches, and the keys that move it. */
export function useGridCursor(options: Options) {
  const { rows, columns, scroller } = options;
  const [place, setPlace] = useState<Place | null>(null);
  const [open, setOpen] = useState<Place | null>(null);
  const wantsFocus = useRef(false);

  const cellAt = (at: Place | null): Cell | null => {
    if (!at) return null;
    const row = at.row === HEAD ? -1 : rows.findIndex(({ id }) => id === at.row);
    return row < 0 && at.row !== HEAD ? null : { row, column: Math.min(at.column, columns - 1) };
  };
  const placeOf = (cell: Cell): Place => ({ row: rows[cell.row]?.id ?? HEAD, column: cell.column });
  const cursor = cellAt(place) ?? { row: Math.min(0, rows.length - 1), column: 0 };
  const editing = cellAt(open);

  // After every render: the cell may have to be scrolled to, and so come, before it can be focused.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-cell="${cursor.row}:${cursor.column}"]`,
    );
    if (!cell) return;
    wantsFocus.current = false;
    const control = cell.querySelector<HTMLElement>('button, input');
    (cursor.row === -1 || cell.dataset.check ? (control ?? cell) : cell).focus();
  });

  const goTo = (cell: Cell) => {
    wantsFocus.current = true;
    setPlace(placeOf(cell));
    if (cell.row >= 0) options.scrollTo(cell.row);
  };

  const edit = (cell: Cell): boolean => {
    if (!options.mayEdit(cell)) return false;
    setPlace(placeOf(cell));
    setOpen(placeOf(cell));
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      const onControl = (event.target as HTMLElement).closest('a, button, input');
      if (cursor.row < 0 || (onControl && event.key === 'Enter')) return;
      event.preventDefault();
      if (!edit(cursor) && event.key === 'Enter') options.onEnter(cursor.row);
    } else if (event.key === ' ' && cursor.row >= 0) {
      event.preventDefault();
      options.onSpace(cursor.row, event.shiftKey);
    } else {
      const size = { rows: rows.length, columns, page: PAGE };
      const next = moveCell(cursor, event.key, size, event.ctrlKey || event.metaKey);
      if (!next) return;
      event.preventDefault();
      goTo(next);
    }
  };

  return {
    cursor,
    editing,
    edit,
    onKeyDown,
    /** The cell was reached by the mouse or by Tab: it keeps the focus it has. */
    enter: (cell: Cell) => setPlace(placeOf(cell)),
    closeEditor: (cell: Cell, moved: boolean) => {
      setOpen(null);
      goTo(moved ? { ...cell, column: Math.min(cell.column + 1, columns - 1) } : cell);
    },
  };
}
