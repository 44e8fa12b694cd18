// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import { meQuery } from '@/app/session';
import activities from '@/locales/en/activities.json';
import common from '@/locales/en/common.json';
import { ActivityFeed } from './ActivityFeed';

const answers = vi.hoisted(() => vi.fn());
vi.mock('@/api/json', () => ({
  sendJson: (_method: string, path: string) => answers(path),
  queryString: ({ cursor }: { cursor?: string }) => (cursor ? `?${cursor}` : ''),
}));
vi.mock('@/app/LiveProvider', () => ({ useLiveTopics: () => undefined }));
vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { activities, common } },
    interpolation: { escapeValue: false },
  });
});

const note = (id: string, links: object) => ({
  id,
  kind: 'note',
  at: '2026-11-21T10:00:00Z',
  actor: { id: 'me', name: 'Bea', initials: 'B' },
  body: `Words of ${id}`,
  changes: [],
  mentions: [],
  ...links,
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(meQuery.queryKey, { id: 'me', name: 'Bea', role: 'bd' } as never);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <ActivityFeed />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it('leads from each entry to its nearest record, and to earlier ones', async () => {
  const lead = { id: 'l1', name: 'Ada' };
  const account = { id: 'a1', name: 'Hexagone' };
  answers.mockImplementation(async (path: string) =>
    path.endsWith('?older')
      ? { items: [note('second', { account })], nextCursor: null }
      : { items: [note('first', { lead, account })], nextCursor: 'older' },
  );
  show();
  const first = await screen.findByRole('link', { name: 'Ada' });
  expect(first.getAttribute('href')).toBe('/leads/l1');
  expect(screen.queryByRole('link', { name: 'Hexagone' })).toBeNull();
  // What is one's own is rewritten where it belongs.
  expect(screen.queryByRole('button', { name: 'Actions on this entry' })).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Show earlier' }));
  const second = await screen.findByRole('link', { name: 'Hexagone' });
  expect(second.getAttribute('href')).toBe('/accounts/a1');
  expect(screen.getByText('Words of first')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
});

it('says that nothing has happened, or that it could not be read', async () => {
  answers.mockImplementationOnce(async () => {
    throw new Error('down');
  });
  answers.mockImplementation(async () => ({ items: [], nextCursor: null }));
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nothing has happened yet.')).toBeDefined();
});
