// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import templates from '@/locales/en/templates.json';
import { PreviewPane } from './PreviewPane';

const deal = { id: 'd1', name: 'Two seats', account: { id: 'a1', name: 'Maison Verte' } };

/** Answers as the server does; the name of the deal stands in what is filled for it. */
function answer(path: string, body: string | undefined): unknown {
  if (path === '/api/deals') return { items: [deal] };
  if (path === '/api/deals/d1') return deal;
  const { dealId, leadId } = JSON.parse(body ?? '{}') as Record<string, string | null>;
  const subject = dealId === 'd1' && leadId === null ? deal.name : '{{dealName}}';
  return { subject, body: '<p>Hello</p>', missing: dealId ? ['firstName'] : ['dealName'] };
}

it('shows what a mail would be about a deal', async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { common, templates } }, defaultNS: 'common' });
  vi.stubGlobal(
    'Request',
    class {
      readonly headers = new Headers();
      readonly url: string;
      readonly text: string | undefined;
      constructor(url: URL, init: { body?: string }) {
        this.url = url.pathname;
        this.text = init.body;
      }
    },
  );
  vi.stubGlobal('fetch', async (request: { url: string; text?: string }) => {
    return new Response(JSON.stringify(answer(request.url, request.text)));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <PreviewPane subject="{{dealName}}" body="<p>Hello {{firstName}}</p>" language="en" />
      </MantineProvider>
    </QueryClientProvider>,
  );

  const field = screen.getByLabelText('As it would be about this deal');
  fireEvent.click(field);
  fireEvent.click(await screen.findByText('Two seats'));

  expect(await screen.findByText('1 token has no value for this deal')).toBeTruthy();
  const preview = within(screen.getByRole('region', { name: 'Preview' }));
  expect(preview.getByText('Two seats')).toBeTruthy();
  vi.unstubAllGlobals();
});
