/** Monday first, as ISO counts days, in the reader's language. */
export function weekdays(language: string): { day: number; name: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: format.format(new Date(Date.UTC(2024, 0, day))),
  }));
}
