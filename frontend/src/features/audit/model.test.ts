import { describe, expect, it } from 'vitest';
import { type AuditEntry, periodOf, recordHref, shownValue } from './model';

const entry: AuditEntry = {
  id: '1',
  at: '2026-11-21T00:00:00Z',
  actor: null,
  action: 'deal.placed',
  entity: 'deal',
  entityId: 'd',
  changes: [],
  ip: null,
  origin: 'browser',
};

describe('an audit entry', () => {
  it('leads to the record it is about, while that is there', () => {
    expect(recordHref(entry)).toBe('/pipeline/d');
    expect(recordHref({ ...entry, entity: 'lead', entityId: 'l' })).toBe('/leads/l');
    expect(recordHref({ ...entry, action: 'deal.deleted' })).toBeNull();
    expect(recordHref({ ...entry, entity: 'user' })).toBeNull();
  });

  it('shows values in one line', () => {
    expect(shownValue(null)).toBe('–');
    expect(shownValue(12.5)).toBe('12.5');
    expect(shownValue({ en: 'Price' })).toBe('{"en":"Price"}');
  });
});

describe('a period', () => {
  it('includes its last day, in the zone of the reader', () => {
    const { from, to } = periodOf({ from: '2026-11-21', to: '2026-11-21' });
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  });

  it('may be open, and nonsense is no bound', () => {
    expect(periodOf({})).toEqual({ from: undefined, to: undefined });
    expect(periodOf({ from: 'soon' }).from).toBeUndefined();
  });
});
