/** The columns of a table as one person arranged them: order, and what is hidden. */
export interface TableLayout {
  order: string[];
  hidden: string[];
}

/**
 * Applies a kept layout to today's columns: columns that no longer exist are dropped, new ones
 * keep their place after the column they follow by default.
 */
export function arrangeColumns(
  columns: readonly string[],
  layout: TableLayout | null,
): TableLayout {
  const order = (layout?.order ?? []).filter((id) => columns.includes(id));
  columns.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = columns[index - 1];
    const at = before === undefined ? 0 : order.indexOf(before) + 1;
    order.splice(at, 0, id);
  });
  return { order, hidden: (layout?.hidden ?? []).filter((id) => columns.includes(id)) };
}

export function moveColumn(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = [...order];
  next.splice(from, 1);
  next.splice(to, 0, id);
  return next;
}
