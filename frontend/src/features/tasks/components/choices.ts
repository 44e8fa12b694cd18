import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

interface Choice {
  value: string;
  label: string;
}

const repeats = ['1 day', '1 weekday', '1 week', '2 week', '1 month', '3 month'];
const reminders = [0, 10, 30, 60, 1440];

/** How a task comes back; `kept`: what it has now, though it is none of the usual ones. */
export function useRepeatChoices(kept: string): Choice[] {
  const { t } = useTranslation('tasks');
  const all = kept === '' || repeats.includes(kept) ? repeats : [...repeats, kept];
  return [
    { value: '', label: t('repeat.never') },
    ...all.map((value) => {
      const [count, every] = value.split(' ');
      return { value, label: t(`repeat.${every}`, { count: Number(count) }) };
    }),
  ];
}

/** How long before it is due one hears of a task. */
export function useReminderChoices(kept: number | null): Choice[] {
  const { t } = useTranslation('tasks');
  const all = kept === null || reminders.includes(kept) ? reminders : [...reminders, kept];
  return [
    { value: '', label: t('reminder.none') },
    ...all.map((minutes) => ({ value: String(minutes), label: reminderText(minutes, t) })),
  ];
}

function reminderText(minutes: number, t: TFunction<'tasks'>): string {
  if (minutes === 0) return t('reminder.then');
  if (minutes % 1440 === 0) return t('reminder.days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('reminder.hours', { count: minutes / 60 });
  return t('reminder.minutes', { count: minutes });
}
