// @vitest-environment jsdom

import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import type { UseEditorOptions } from '@tiptap/react';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import common from '@/locales/en/common.json';
import { RichTextField } from './RichTextField';

/** As on a machine that takes long from making the field to showing it: the first editor is destroyed by then. */
vi.mock('@tiptap/react', async (original) => {
  const tiptap = await original<typeof import('@tiptap/react')>();
  const useEditor = (options: UseEditorOptions) => {
    const editor = tiptap.useEditor(options);
    const [given, setGiven] = useState(() => {
      const first = new tiptap.Editor(options);
      first.destroy();
      return first;
    });
    useEffect(() => setGiven(editor), [editor]);
    return given;
  };
  return { ...tiptap, useEditor };
});

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en: { common } },
  });
});

it('is there, with its text, where its first editor did not live to be shown', async () => {
  render(
    <MantineProvider env="test">
      <RichTextField label="Text" value="<p>Hello</p>" onChange={() => undefined} />
    </MantineProvider>,
  );
  expect((await screen.findByRole('textbox', { name: 'Text' })).textContent).toBe('Hello');
});
