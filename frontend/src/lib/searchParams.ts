/**
 * The search parameters of these names, as texts. The router reads `?q=42` as a number and
 * `?q=true` as a boolean; what a person typed was text.
 */
export function textParams<K extends string>(
  search: Record<string, unknown>,
  keys: readonly K[],
): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') found[key] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') found[key] = String(value);
  }
  return found;
}

/** `a,b` as the repeated parameter the API takes. */
export function listOf(value: string | undefined): string[] | undefined {
  const parts = value?.split(',').filter(Boolean) ?? [];
  return parts.length > 0 ? parts : undefined;
}
