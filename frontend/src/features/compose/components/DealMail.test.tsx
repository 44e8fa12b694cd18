// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { expect, it, vi } from 'vitest';
import compose from '@/locales/en/compose.json';
import { closeLetter, desk } from '../desk';
import { DealMail } from './DealMail';

it('waits for the deal’s lead, and then writes to its address', async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { compose } } });
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal(
    'Request',
    class {
      headers = new Headers();
    },
  );
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  const deal = { id: 'd1', name: 'Two seats' };
  const lead = { id: 'l1', name: 'Camille Durand' };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <DealMail deal={deal} lead={lead} />
      </MantineProvider>
    </QueryClientProvider>,
  );

  const button = screen.getByRole('button', { name: 'Write a mail' });
  expect(button).toHaveProperty('disabled', true);
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(desk.get().open).toBeNull();

  answer(new Response(JSON.stringify({ ...lead, email: 'camille@example.com' })));
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  fireEvent.click(button);
  expect(desk.get().open?.start).toEqual({
    deal,
    lead: { ...lead, email: 'camille@example.com' },
  });
  closeLetter();
  vi.unstubAllGlobals();
});
