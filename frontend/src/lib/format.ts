/** How numbers, money and times are written for one reader. */
export interface Format {
  readonly locale: string;
  readonly currency: string;
  money(value: number | null | undefined): string;
  /** 1.2M €, for tiles and column heads. */
  moneyShort(value: number | null | undefined): string;
  number(value: number | null | undefined): string;
  /** `share` between 0 and 1. */
  percent(share: number | null | undefined): string;
  /** A calendar date (`2025-03-09`), the same for every reader. */
  date(value: string | null | undefined): string;
  dateShort(value: string | null | undefined): string;
  month(value: string): string;
  /** An instant, in the reader's zone. */
  dateTime(value: string | null | undefined): string;
  time(value: string | null | undefined): string;
  relative(value: string | null | undefined, now?: number): string;
}

export const NOTHING = '–';

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function createFormat(locale: string, currency: string, timeZone?: string): Format {
  const zone = timeZone ? { timeZone } : {};
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions);
  const moneyCents = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const moneyShort = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  // A date without a time belongs to no zone: it is read and written as UTC, so nobody sees the
  // day before.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateShort = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone,
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const written = (format: Intl.DateTimeFormat, value: string | null | undefined) => {
    if (!value) return NOTHING;
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? NOTHING : format.format(at);
  };

  return {
    locale,
    currency,
    money: (value) => {
      if (value === null || value === undefined) return NOTHING;
      return (Number.isInteger(value) ? money : moneyCents).format(value);
    },
    moneyShort: (value) =>
      value === null || value === undefined
        ? NOTHING
        : Math.abs(value) < 10_000
          ? money.format(Math.round(value))
          : moneyShort.format(value),
    number: (value) => (value === null || value === undefined ? NOTHING : number.format(value)),
    percent: (share) => (share === null || share === undefined ? NOTHING : percent.format(share)),
    date: (value) => written(date, value),
    dateShort: (value) => written(dateShort, value),
    month: (value) => written(month, value.length === 7 ? `${value}-01` : value),
    dateTime: (value) => written(dateTime, value),
    time: (value) => written(time, value),
    relative: (value, now = Date.now()) => {
      if (!value) return NOTHING;
      const seconds = (new Date(value).getTime() - now) / 1000;
      for (const [unit, length] of units) {
        if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
      }
      return relative.format(0, 'second');
    },
  };
}

/** Today as a calendar date in the reader's zone: `2025-03-09`. */
export function today(now: Date = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** Up to two letters that stand for a person. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return ([...first][0] ?? '').concat([...last][0] ?? '').toLocaleUpperCase();
}

/** The marks of a reader's numbers, for fields in which they are typed. */
export function numberMarks(locale: string, currency: string) {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(
    12345.6,
  );
  const mark = (type: Intl.NumberFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    // The narrow space that French is set in is on nobody's keyboard.
    thousandSeparator: mark('group').replace(/\s/, ' '),
    decimalSeparator: mark('decimal'),
    currencySign: mark('currency'),
  };
}
