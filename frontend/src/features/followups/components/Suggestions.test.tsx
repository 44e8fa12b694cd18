// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeEach, expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import followups from '@/locales/en/followups.json';
import { Suggestions } from './Suggestions';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));

const gap = {
  id: 'no_next_step:l1',
  kind: 'no_next_step',
  lead: { id: 'l1', name: 'Ada' },
  company: null,
  campaign: { id: 'c1', name: 'Fair' },
  since: '2026-11-21T10:00:00Z',
};
let gaps = [gap];
let answer = () => Response.json({ id: 't1' });

beforeEach(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common, followups } },
    interpolation: { escapeValue: false },
  });
  gaps = [gap];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return Response.json({ items: gaps });
    // The server takes longer than the screen.
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Ada' })).toBeNull());
    return answer();
  });
});

/** What was said in passing since. */
async function accepted(): Promise<string[]> {
  const said: string[] = [];
  vi.spyOn(notifications, 'show').mockImplementation(({ message }) => {
    said.push(String(message));
    return '';
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Suggestions />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Make a task for Ada' }));
  return said;
}

it('says that a task was made of a gap whose line is gone at once', async () => {
  answer = () => {
    gaps = [];
    return Response.json({ id: 't1' }, { status: 201 });
  };
  const said = await accepted();
  await waitFor(() => expect(said).toEqual(['A task for Ada was added.']));
  expect(screen.queryByRole('link', { name: 'Ada' })).toBeNull();
});

it('says that the server refused, and the gap is back', async () => {
  answer = () => Response.json({ status: 404, code: 'not_found' }, { status: 404 });
  const said = await accepted();
  await waitFor(() => expect(said).toHaveLength(1));
  expect(await screen.findByRole('link', { name: 'Ada' })).toBeDefined();
});
