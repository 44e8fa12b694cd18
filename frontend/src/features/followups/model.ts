import type { Schema } from '@/api/client';

export type Suggestion = Schema<'Suggestion'>;

/** The next working day at nine, by the reader's clock. */
export function nextMorning(now: Date): Date {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
  return day;
}

/** When an accepted suggestion is due: a missed call in half an hour, the rest tomorrow morning. */
export function dueOf({ kind }: Suggestion, now: Date): Date {
  if (kind !== 'callback_missed') return nextMorning(now);
  return new Date(Math.ceil((now.getTime() + 1_800_000) / 900_000) * 900_000);
}
