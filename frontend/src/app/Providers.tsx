import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables, theme } from '@/theme';
import { colorSchemeManager } from './colorScheme';

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const { t, i18n } = useTranslation('common');
  const [schemes] = useState(colorSchemeManager);
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
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
