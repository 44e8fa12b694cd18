import { describe, expect, it } from 'vitest';
import { mergeThreeWay, sameValue } from './mergeThreeWay';

const original = { name: 'Big deal', value: 100, owner: 'u1', notes: null as string | null };

describe('merging two edits of one record', () => {
  it('takes what only the other side changed and keeps what only I changed', () => {
    const merge = mergeThreeWay(
      original,
      { ...original, name: 'Bigger deal' },
      { ...original, value: 250 },
    );
    expect(merge.merged).toEqual({ ...original, name: 'Bigger deal', value: 250 });
    expect(merge.conflicts).toEqual([]);
    expect(merge.taken).toEqual(['value']);
  });

  it('asks only about a field that both changed, and differently', () => {
    const merge = mergeThreeWay(
      original,
      { ...original, name: 'Mine', value: 300 },
      { ...original, name: 'Theirs', value: 300 },
    );
    expect(merge.conflicts).toEqual([
      { field: 'name', original: 'Big deal', mine: 'Mine', theirs: 'Theirs' },
    ]);
    expect(merge.merged).toMatchObject({ name: 'Mine', value: 300 });
  });

  it('sees no conflict between null, undefined and an empty field', () => {
    const merge = mergeThreeWay(original, { ...original, notes: '' }, { ...original, notes: null });
    expect(merge.conflicts).toEqual([]);
    expect(merge.taken).toEqual([]);
  });

  it('is in conflict when I cleared what the other side changed', () => {
    const merge = mergeThreeWay(
      { ...original, notes: 'old' },
      { ...original, notes: '' },
      { ...original, notes: 'new' },
    );
    expect(merge.conflicts.map((conflict) => conflict.field)).toEqual(['notes']);
  });

  it('leaves a field alone that the other side does not carry', () => {
    const { notes: _none, ...theirs } = { ...original, value: 5 };
    const merge = mergeThreeWay(
      original,
      { ...original, notes: 'mine' },
      theirs as typeof original,
    );
    expect(merge.merged).toEqual({ ...original, notes: 'mine', value: 5 });
  });
});

describe('sameness of values', () => {
  it('looks into arrays and objects', () => {
    expect(sameValue({ a: [1, { b: null }] }, { a: [1, { b: undefined }] })).toBe(true);
    expect(sameValue({ a: [1, 2] }, { a: [1] })).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue(0, '')).toBe(false);
    expect(sameValue(false, null)).toBe(false);
  });
});
