import { useState } from 'react';
import { readStored, removeStored, writeStored } from '@/lib/storage';
import { arrangeColumns, type TableLayout } from '@/lib/tableLayout';
import { useReaderId } from '../reader';
import type { Column } from './columns';

/** Which columns this reader sees in this table, and in which order; kept in the browser. */
export function useTableLayout<Row>(name: string, columns: readonly Column<Row>[]) {
  const reader = useReaderId();
  const key = `facturix.table.${reader}.${name}`;
  const [kept, setKept] = useState(() => readStored<TableLayout | null>(key, null));
  const ids = columns.map((column) => column.id);
  const first: TableLayout = {
    order: ids,
    hidden: columns.filter((column) => column.optional).map((column) => column.id),
  };
  const layout = arrangeColumns(ids, kept ?? first);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const ordered = layout.order.flatMap((id) => byId.get(id) ?? []);
  return {
    ordered,
    visible: ordered.filter((column) => column.fixed || !layout.hidden.includes(column.id)),
    layout,
    change: (next: TableLayout) => {
      setKept(next);
      writeStored(key, next);
    },
    reset: () => {
      setKept(null);
      removeStored(key);
    },
    changed: kept !== null,
  };
}
