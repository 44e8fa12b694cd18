// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import compose from '@/locales/en/compose.json';
import type { Letter } from '../model';
import type { Upload } from '../uploads';
import type { LetterInHand } from '../useLetter';
import { LetterForm } from './LetterForm';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common, compose } },
    interpolation: { escapeValue: false },
  });
});

const letter = {
  mailboxId: 'b1',
  to: [{ name: null, address: 'camille@example.com' }],
  cc: [],
  bcc: [],
  subject: 'The offer',
  body: '<p>Here it is</p>',
  tracked: false,
} as unknown as Letter;

function show(uploads: readonly Upload[], body = letter.body) {
  const send = vi.fn(() => Promise.resolve({}));
  const onFiles = vi.fn();
  const hand = {
    letter: { ...letter, body },
    errors: {},
    attachments: [],
    state: 'saved',
    uploads,
    filesBusy: uploads.length > 0,
    isBusyWithFiles: () => uploads.length > 0,
    change: () => undefined,
    send,
  } as unknown as LetterInHand;
  const form = (
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <LetterForm
          hand={hand}
          mailboxes={[]}
          onFiles={onFiles}
          onSent={() => undefined}
          onDiscarded={() => undefined}
        />
      </MantineProvider>
    </QueryClientProvider>
  );
  render(form);
  return { send, onFiles };
}

const ctrlEnter = () =>
  fireEvent.keyDown(screen.getByLabelText('Subject'), { key: 'Enter', ctrlKey: true });

it('does not let a mail go while a file is on its way to it, and says why', () => {
  const { send } = show([{ key: 1, name: 'offer.pdf' }]);

  expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: 'Send later' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('status').textContent).toBe('A file is being attached…');
  expect(screen.getByRole('list', { name: 'Attached files' }).textContent).toContain('offer.pdf');
  ctrlEnter();
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain('Not all files are attached yet');
});

it('lets it go when they are there', () => {
  const { send } = show([]);

  expect(screen.getByRole('status').textContent).toBe('Saved');
  ctrlEnter();
  expect(send).toHaveBeenCalledOnce();
});

it('takes nothing for a token that stands in what is quoted, and keeps that apart', () => {
  show([], '<p>See below</p><div data-quoted=""><p>{{firstName}}</p></div>');

  expect(document.querySelector('[contenteditable] [data-quoted]')?.textContent).toBe(
    '{{firstName}}',
  );
  expect(screen.queryByText(/not filled/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', false);
});
