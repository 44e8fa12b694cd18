/** The `sort` parameter of the API and the address: `-value,name`. */
export interface SortKey {
  field: string;
  descending: boolean;
}

export function parseSort(text: string | undefined): SortKey[] {
  if (!text) return [];
  const keys: SortKey[] = [];
  for (const part of text.split(',')) {
    const trimmed = part.trim();
    const descending = trimmed.startsWith('-');
    const field = descending ? trimmed.slice(1) : trimmed;
    if (/^\w+$/.test(field) && !keys.some((key) => key.field === field)) {
      keys.push({ field, descending });
    }
  }
  return keys;
}

export function formatSort(keys: readonly SortKey[]): string | undefined {
  if (keys.length === 0) return undefined;
  return keys.map((key) => (key.descending ? `-${key.field}` : key.field)).join(',');
}

/**
 * A click on a column head: ascending, then descending, then unsorted. With `add` (Shift) the
 * column joins the others instead of replacing them.
 */
export function toggleSort(
  text: string | undefined,
  field: string,
  add = false,
): string | undefined {
  const keys = parseSort(text);
  const current = keys.find((key) => key.field === field);
  const others = add ? keys.filter((key) => key.field !== field) : [];
  if (!current) return formatSort([...others, { field, descending: false }]);
  if (current.descending) return formatSort(others);
  const next = { field, descending: true };
  return formatSort(add ? keys.map((key) => (key.field === field ? next : key)) : [next]);
}
