// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import activities from '@/locales/en/activities.json';
import common from '@/locales/en/common.json';
import { ActivityComposer } from './ActivityComposer';

const sent = vi.hoisted(() => vi.fn(async (..._request: unknown[]) => ({ items: [] })));
vi.mock('@/api/json', () => ({ sendJson: sent, queryString: () => '' }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { activities, common } },
    interpolation: { escapeValue: false },
  });
});

describe('what is added to a timeline', () => {
  it('can be a meeting, once it has a time and says what it is about', async () => {
    const user = userEvent.setup();
    render(
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <ActivityComposer subject={{ accountId: 'a1' }} />
        </QueryClientProvider>
      </MantineProvider>,
    );
    await user.click(screen.getByRole('radio', { name: 'Meeting' }));
    await user.type(screen.getByLabelText('What the meeting is about…'), 'Offer');
    const add = screen.getByRole('button', { name: 'Add' });
    expect(add).toHaveProperty('disabled', true);

    await user.click(screen.getByLabelText(/^Date and time/));
    const days = document.querySelectorAll<HTMLButtonElement>(
      'table button:not([data-outside]):not([data-disabled])',
    );
    await user.click(days[days.length - 1] as HTMLButtonElement);
    expect(add).toHaveProperty('disabled', false);
    await user.click(add);

    await waitFor(() =>
      expect(sent).toHaveBeenCalledWith(
        'POST',
        '/api/activities',
        expect.objectContaining({
          body: expect.objectContaining({
            accountId: 'a1',
            kind: 'meeting',
            body: 'Offer',
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          }),
        }),
      ),
    );
  });
});
