export interface FieldConflict<V> {
  field: keyof V & string;
  original: V[keyof V];
  mine: V[keyof V];
  theirs: V[keyof V];
}

export interface Merge<V> {
  /** Every change of one side only, merged; a field in conflict holds mine until it is chosen. */
  merged: V;
  conflicts: FieldConflict<V>[];
  /** Fields taken from the other side because I had not touched them. */
  taken: (keyof V & string)[];
}

/** Structural equality of form values: null, undefined and '' all mean "nothing entered". */
export function sameValue(a: unknown, b: unknown): boolean {
  const left = a === '' || a === undefined ? null : a;
  const right = b === '' || b === undefined ? null : b;
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) {
    const inLeft = (left as Record<string, unknown>)[key];
    const inRight = (right as Record<string, unknown>)[key];
    if (!sameValue(inLeft, inRight)) return false;
  }
  return true;
}

/**
 * Merges two edits of the same original. A field is in conflict only when both sides changed it,
 * and to different values.
 */
export function mergeThreeWay<V extends object>(original: V, mine: V, theirs: V): Merge<V> {
  const merged = { ...mine };
  const conflicts: FieldConflict<V>[] = [];
  const taken: (keyof V & string)[] = [];
  const fields = new Set([...Object.keys(original), ...Object.keys(mine)]) as Set<keyof V & string>;
  for (const field of fields) {
    // A side that does not carry the field says nothing about it.
    if (!(field in theirs) || !(field in mine)) continue;
    const changedByThem = !sameValue(original[field], theirs[field]);
    const changedByMe = !sameValue(original[field], mine[field]);
    if (!changedByThem || sameValue(mine[field], theirs[field])) continue;
    if (changedByMe) {
      conflicts.push({
        field,
        original: original[field],
        mine: mine[field],
        theirs: theirs[field],
      });
    } else {
      merged[field] = theirs[field];
      taken.push(field);
    }
  }
  return { merged, conflicts, taken };
}
