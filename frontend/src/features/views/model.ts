import type { Schema } from '@/api/client';

export type SavedView = Schema<'SavedView'>;
export type SavedViewRequest = Schema<'SavedViewRequest'>;
export type CampaignFilters = Schema<'CampaignFilters'>;

export type Search = Record<string, string>;

/** The parameters that a list knows, without those that are empty. */
export function searchOf(
  search: Readonly<Record<string, string | undefined>>,
  keys: readonly string[],
): Search {
  const known: Search = {};
  for (const key of keys) {
    const value = search[key];
    if (value) known[key] = value;
  }
  return known;
}

/** Whether two addresses show the same list. */
export function sameSearch(a: Search, b: Search): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

export const requestOf = (view: SavedView, patch: Partial<SavedViewRequest>): SavedViewRequest => ({
  page: view.page,
  name: view.name,
  shared: view.shared,
  search: view.search,
  position: view.position,
  ...patch,
});
