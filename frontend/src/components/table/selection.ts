/** Which rows are selected; `all` means every row that matches, loaded or not. */
export interface Selection {
  ids: ReadonlySet<string>;
  all: boolean;
  /** Where a range with Shift starts. */
  anchor?: string;
}

export const NO_SELECTION: Selection = { ids: new Set(), all: false };

/** Toggles one row, or with `range` selects everything from the last toggled row to this one. */
export function selectRows(
  selection: Selection,
  rows: readonly { id: string }[],
  id: string,
  range: boolean,
): Selection {
  // Taking one row out of "all that match" leaves the loaded ones selected but that one.
  const ids = new Set(selection.all ? rows.map((row) => row.id) : selection.ids);
  const from = rows.findIndex((row) => row.id === selection.anchor);
  const to = rows.findIndex((row) => row.id === id);
  if (range && from >= 0 && to >= 0) {
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(row.id);
  } else if (!ids.delete(id)) {
    ids.add(id);
  }
  return { ids, all: false, anchor: id };
}
