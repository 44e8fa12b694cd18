import { useState } from 'react';
import { readStored, removeStored, writeStored } from '@/lib/storage';
import { arrangeColumns, type TableLayout } from '@/lib/tableLayout';
import { useReaderId } from '../reader';
import type { Column } from './columns';

export interface ColumnChoice {
  id: string;
  header: string;
  shown: boolean;
  fixed: boolean;
}

export interface ArrangedColumns {
  /** All columns in their order, with whether they are shown. */
  choices: ColumnChoice[];
  order: string[];
  visibility: Record<string, boolean>;
  /** Whether the reader has arranged them. */
  changed: boolean;
  change: (layout: TableLayout) => void;
  reset: () => void;
}

/** Which columns this reader sees in this table, and in which order; kept in the browser. */
export function useTableLayout<Row>(
  name: string,
  columns: readonly Column<Row>[],
): ArrangedColumns {
  const reader = useReaderId();
  const key = `facturix.table.${reader}.${name}`;
  const [kept, setKept] = useState(() => readStored<TableLayout | null>(key, null));
  const ids = columns.map((column) => column.id);
  const usual: TableLayout = {
    order: ids,
    hidden: columns.filter((column) => column.optional).map((column) => column.id),
  };
  const { order, hidden } = arrangeColumns(ids, kept ?? usual);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const choices = order.flatMap((id) => {
    const column = byId.get(id);
    if (!column) return [];
    const fixed = column.fixed ?? false;
    return { id, header: column.header, fixed, shown: fixed || !hidden.includes(id) };
  });
  return {
    choices,
    order,
    visibility: Object.fromEntries(choices.map(({ id, shown }) => [id, shown])),
    changed: kept !== null,
    change: (next) => {
      setKept(next);
      writeStored(key, next);
    },
    reset: () => {
      setKept(null);
      removeStored(key);
    },
  };
}
