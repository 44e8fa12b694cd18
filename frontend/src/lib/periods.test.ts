import { describe, expect, it } from 'vitest';
import { periodOf } from './periods';

describe('a named period', () => {
  it('spans whole months, over the turn of the year too', () => {
    expect(periodOf('thisMonth', '2028-02-29')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('nextMonth', '2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
    expect(periodOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('spans calendar quarters and years', () => {
    expect(periodOf('thisQuarter', '2026-05-15')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    expect(periodOf('nextQuarter', '2026-11-21')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
    expect(periodOf('thisYear', '2026-11-21')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });
});
