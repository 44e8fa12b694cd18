// @vitest-environment jsdom

import { MantineProvider, Modal } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import sequences from '@/locales/en/sequences.json';
import { decisionsOfMailQuery } from '../api';
import { WhySent } from './WhySent';

vi.mock('@/components/RecordLink', () => ({
  RecordLink: ({ children }: { children: ReactNode }) => <a href="/sequences/s1">{children}</a>,
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common, sequences } },
    interpolation: { escapeValue: false },
  });
});

/** A client that knows the decision on mail m1 already. */
function knowing(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(decisionsOfMailQuery('m1').queryKey, {
    items: [
      {
        id: 'd1',
        at: '2027-03-01T01:30:00Z',
        verdict: 'sent',
        rule: 'all_rules_passed',
        facts: { timeZone: 'Asia/Tokyo', window: '09:00–18:00', throttleSeconds: 60 },
        step: { id: 'x1', kind: 'mail', name: 'Hello again', position: 3 },
        variant: 'B',
        mailId: 'm1',
        threadId: null,
        enrolment: {
          id: 'e1',
          sequence: { id: 's1', name: 'Spring' },
          lead: { id: 'l1', name: 'Ana' },
        },
      },
    ],
    nextCursor: null,
  } as never);
  return client;
}

const show = (content: ReactNode) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={knowing()}>{content}</QueryClientProvider>
    </MantineProvider>,
  );

describe('a mail of a sequence', () => {
  it('says when asked which step sent it, in which text, and on what facts', async () => {
    show(<WhySent mailId="m1" />);
    expect(screen.queryByText('Spring')).toBeNull();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Why was it sent?' }));

    expect(await screen.findByText(/3\. Hello again · Text B/)).toBeTruthy();
    expect(screen.getByText('Spring')).toBeTruthy();
    expect(screen.getByText('The sending window is 09:00–18:00.')).toBeTruthy();
    expect(screen.getByText(/10:30.*Asia\/Tokyo/)).toBeTruthy();
  });

  it('takes Escape for itself: the dialog that it lies over stays', async () => {
    const onClose = vi.fn();
    show(
      <Modal opened onClose={onClose}>
        <WhySent mailId="m1" />
      </Modal>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Why was it sent?' }));
    const answer = await screen.findByText('Spring');
    await waitFor(() => expect(document.activeElement?.contains(answer)).toBe(true));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Spring')).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
  });
});
