import type { ReactNode } from 'react';
import type { OptionSource } from '../SearchSelect';

interface Edit<Row, Value> {
  value: (row: Row) => Value;
  /** Stores the new value; what it throws is shown at the cell, which stays open. */
  save: (row: Row, value: Value) => Promise<unknown>;
  /** Whether this reader may change this row; without it, yes. */
  allowed?: (row: Row) => boolean;
}

export type CellEdit<Row> =
  | ({ kind: 'text'; required?: boolean; maxLength?: number } & Edit<Row, string>)
  | ({
      kind: 'number';
      min?: number;
      max?: number;
      decimals?: number;
      optional?: boolean;
    } & Edit<Row, number | null>)
  | ({ kind: 'date'; required?: boolean } & Edit<Row, string | null>)
  | ({
      kind: 'select';
      options: { value: string; label: string }[];
      /** Nothing may be chosen as well, as `''`. */
      optional?: boolean;
    } & Edit<Row, string>)
  | ({ kind: 'search'; source: OptionSource; required?: boolean } & Edit<Row, string | null>);

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The field of the API's `sort`; without it the column cannot be sorted. */
  sort?: string;
  /** Least width in pixels; columns share what is left over. */
  width?: number;
  align?: 'left' | 'right';
  /** At the foot: the sum over all rows that match, as the server counts it. */
  footer?: ReactNode;
  edit?: CellEdit<Row>;
  /** Always shown: the name. */
  fixed?: boolean;
  /** Hidden until the reader asks for it. */
  optional?: boolean;
}

export function editable<Row>(column: Column<Row>, row: Row): boolean {
  return column.edit !== undefined && (column.edit.allowed?.(row) ?? true);
}

/** The row or column that a key moves to, in a grid of this size (row -1 is the head). */
export interface Cell {
  row: number;
  column: number;
}

export function moveCell(
  at: Cell,
  key: string,
  size: { rows: number; columns: number; page: number },
  whole = false,
): Cell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const row = (value: number) => Math.max(-1, Math.min(lastRow, value));
  const column = (value: number) => Math.max(0, Math.min(lastColumn, value));
  switch (key) {
    case 'ArrowUp':
      return { ...at, row: row(at.row - 1) };
    case 'ArrowDown':
      return { ...at, row: row(at.row + 1) };
    case 'ArrowLeft':
      return { ...at, column: column(at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: column(at.column + 1) };
    case 'PageUp':
      return { ...at, row: Math.max(Math.min(0, lastRow), at.row - size.page) };
    case 'PageDown':
      return { ...at, row: row(at.row + size.page) };
    case 'Home':
      return { row: whole ? Math.min(0, lastRow) : at.row, column: 0 };
    case 'End':
      return { row: whole ? lastRow : at.row, column: lastColumn };
    default:
      return null;
  }
}
