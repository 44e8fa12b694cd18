import { describe, expect, it } from 'vitest';
import { formatSort, parseSort, toggleSort } from './sort';

describe('the sort parameter', () => {
  it('reads and writes fields with their direction', () => {
    expect(parseSort('-value, name')).toEqual([
      { field: 'value', descending: true },
      { field: 'name', descending: false },
    ]);
    expect(formatSort(parseSort('-value,name'))).toBe('-value,name');
    expect(formatSort([])).toBeUndefined();
  });

  it('drops what is no field name, and a field named twice', () => {
    expect(parseSort('name,-name,;drop table,')).toEqual([{ field: 'name', descending: false }]);
    expect(parseSort(undefined)).toEqual([]);
  });

  it('goes from ascending to descending to unsorted', () => {
    expect(toggleSort(undefined, 'value')).toBe('value');
    expect(toggleSort('value', 'value')).toBe('-value');
    expect(toggleSort('-value', 'value')).toBeUndefined();
  });

  it('replaces the other columns, or joins them with Shift', () => {
    expect(toggleSort('-name', 'value')).toBe('value');
    expect(toggleSort('-name', 'value', true)).toBe('-name,value');
    expect(toggleSort('-name,value', 'name', true)).toBe('value');
    expect(toggleSort('name,value', 'name', true)).toBe('-name,value');
  });
});
