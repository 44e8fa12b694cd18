// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import compose from '@/locales/en/compose.json';
import { OutgoingList } from './OutgoingList';

const sent = vi.hoisted(() => vi.fn());
vi.mock('@/api/json', async (original) => ({ ...(await original<object>()), sendJson: sent }));
vi.mock('@/app/LiveProvider', () => ({ useLiveTopics: () => undefined }));

const mail = (id: string, ofSequence = false) => ({
  id,
  state: 'waiting',
  to: [{ name: `Reader of ${id}`, address: 'camille@example.com' }],
  subject: 'Our call',
  snippet: '',
  ofSequence,
  sendAt: '2026-11-23T09:00:00Z',
  updatedAt: '2026-11-21T09:00:00Z',
});

it('is gone through and emptied by key, past what a sequence sends', async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common, compose } },
  });
  const items = [mail('m1'), mail('m2', true), mail('m3')];
  sent.mockImplementation(async (method: string) =>
    method === 'GET' ? { items: [...items], nextCursor: null } : items.splice(2, 1)[0],
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <OutgoingList state="waiting" text="call" />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await screen.findByText('Reader of m1');
  expect(sent).toHaveBeenCalledWith('GET', expect.stringContaining('q=call'), expect.anything());
  const focused = () => document.activeElement?.getAttribute('data-first');

  fireEvent.keyDown(document.body, { key: 'j' });
  expect(focused()).toBe('m1');
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(focused()).toBe('m3');

  fireEvent.keyDown(document.body, { key: 'Delete' });
  await waitFor(() => expect(screen.queryByText('Reader of m3')).toBeNull());
  expect(sent).toHaveBeenCalledWith('POST', '/api/mails/m3/recall');
  await waitFor(() => expect(focused()).toBe('m1'));
});
