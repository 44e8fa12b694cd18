import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables, theme } from '@/theme';
import { colorSchemeManager } from './colorScheme';

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const { t, i18n } = useTranslation('common');
  const [schemes] = useState(colorSchemeManager);
  const localised = useMemo(() => {
    // The calendars' arrows have no text of their own.
    const ariaLabels = {
      monthLevelControl: t('calendar.chooseMonth'),
      yearLevelControl: t('calendar.chooseYear'),
      nextMonth: t('calendar.nextMonth'),
      previousMonth: t('calendar.previousMonth'),
      nextYear: t('calendar.nextYear'),
      previousYear: t('calendar.previousYear'),
      nextDecade: t('calendar.nextDecade'),
      previousDecade: t('calendar.previousDecade'),
    };
    const calendar = { defaultProps: { ariaLabels, hideOutsideDates: true } };
    const names = ['Calendar', 'DatePicker', 'DateInput', 'DatePickerInput', 'DateTimePicker'];
    const components = Object.fromEntries(names.map((name) => [name, calendar]));
    return mergeThemeOverrides(theme, { components });
  }, [t]);
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={localised}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemes}
        defaultColorScheme="auto"
      >
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
          <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
            <Notifications position="bottom-right" limit={4} />
            {children}
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
