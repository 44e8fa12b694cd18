/** Spans of days that sales people ask for, by name. */
export const periodNames = [
  'thisMonth',
  'nextMonth',
  'lastMonth',
  'thisQuarter',
  'nextQuarter',
  'thisYear',
] as const;
export type PeriodName = (typeof periodNames)[number];

export interface Period {
  from: string;
  to: string;
}

/** The first and last day of a period, as seen on the day `now` (`2026-03-09`). */
export function periodOf(name: PeriodName, now: string): Period {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7)) - 1;
  const quarter = month - (month % 3);
  switch (name) {
    case 'thisMonth':
      return months(year, month, 1);
    case 'nextMonth':
      return months(year, month + 1, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'thisQuarter':
      return months(year, quarter, 3);
    case 'nextQuarter':
      return months(year, quarter + 3, 3);
    case 'thisYear':
      return months(year, 0, 12);
  }
}

function months(year: number, month: number, count: number): Period {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  // Day 0 of a month is the last day of the month before it.
  return { from: day(Date.UTC(year, month, 1)), to: day(Date.UTC(year, month + count, 0)) };
}
