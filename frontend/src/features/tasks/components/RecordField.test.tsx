// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { meQuery } from '@/app/session';
import common from '@/locales/en/common.json';
import tasks from '@/locales/en/tasks.json';
import { QuickAdd } from './QuickAdd';

const lead = { id: 'l1', fullName: 'Ada', jobTitle: null, company: null };
const deal = { id: 'd1', name: 'Engine', account: { id: 'a1', name: 'Works' } };
const sent: { method: string; path: string; body: unknown }[] = [];

/** A server that knows one lead and one deal, and takes any task. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const body = request.method === 'POST' ? await request.json() : undefined;
  sent.push({ method: request.method, path: pathname, body });
  if (pathname === '/api/leads') return Response.json({ items: [lead] });
  if (pathname === '/api/leads/l1') return Response.json(lead);
  if (pathname === '/api/deals') return Response.json({ items: [deal] });
  if (pathname === '/api/deals/d1') return Response.json(deal);
  return Response.json({ id: 't1' });
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common, tasks } },
    interpolation: { escapeValue: false },
  });
});

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', answer);
});

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(meQuery.queryKey, { id: 'me', name: 'Me', role: 'bd' } as never);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <QuickAdd />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

const added = () =>
  sent.find(({ method, path }) => method === 'POST' && path === '/api/tasks')?.body;

it('a task is about the record that was chosen', async () => {
  const user = open();
  await user.type(screen.getByRole('textbox', { name: tasks.quick.label }), 'Call back');
  await user.click(screen.getByRole('button', { name: tasks.linkTo }));
  await user.click(screen.getByRole('combobox', { name: tasks.kinds.lead }));
  await user.click(await screen.findByRole('option', { name: /Ada/ }));
  await user.click(screen.getByRole('button', { name: tasks.quick.add }));
  await waitFor(() =>
    expect(added()).toMatchObject({ title: 'Call back', leadId: 'l1', dealId: null }),
  );
});

it('a task can be about a deal as well, and about nothing', async () => {
  const user = open();
  const title = screen.getByRole('textbox', { name: tasks.quick.label });
  await user.type(title, 'Send the offer');
  await user.click(screen.getByRole('button', { name: tasks.linkTo }));
  await user.click(screen.getByRole('combobox', { name: tasks.fields.about }));
  await user.click(await screen.findByRole('option', { name: tasks.kinds.deal }));
  await user.click(screen.getByRole('combobox', { name: tasks.kinds.deal }));
  await user.click(await screen.findByRole('option', { name: /Engine/ }));
  await user.click(screen.getByRole('button', { name: tasks.quick.add }));
  await waitFor(() => expect(added()).toMatchObject({ dealId: 'd1', leadId: null }));

  sent.length = 0;
  await waitFor(() => expect(title).toHaveProperty('value', ''));
  await user.type(title, 'Tidy up');
  await user.click(screen.getByRole('button', { name: tasks.quick.add }));
  await waitFor(() =>
    expect(added()).toMatchObject({
      dealId: null,
      leadId: null,
      campaignId: null,
      accountId: null,
    }),
  );
});
