// @vitest-environment jsdom

import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Acts, actions } from './keys';
import { useKeys } from './useKeys';

const done: string[] = [];
const acts = Object.fromEntries(
  actions.map((action) => [action, () => done.push(action)]),
) as unknown as Acts<'call'>;
const submit = vi.fn();

function Page({ modal = false }: { modal?: boolean }) {
  useKeys('call', acts, submit);
  return (
    <>
      <textarea aria-label="Note" />
      <button type="button">Menu</button>
      {modal && <div role="dialog" aria-modal="true" />}
    </>
  );
}

beforeEach(() => {
  done.length = 0;
  submit.mockClear();
});

it('a key does what the list says, with Shift something else', () => {
  render(<Page />);
  for (const key of ['w', 'a', '1', 'Enter']) fireEvent.keyDown(document.body, { key });
  fireEvent.keyDown(document.body, { key: 'W', shiftKey: true });
  fireEvent.keyDown(document.body, { key: 'Enter', shiftKey: true });
  expect(done).toEqual([
    'outcome.wrong_number',
    'addStep',
    'in.hour',
    'finishNext',
    'reason.wrong_number',
    'finish',
  ]);
});

it('what is typed in a field is text, but Ctrl+Enter finishes and Escape leaves', () => {
  render(<Page />);
  const note = screen.getByRole('textbox', { name: 'Note' });
  note.focus();
  fireEvent.keyDown(note, { key: 'w' });
  expect(done).toEqual([]);
  fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true });
  expect(submit).toHaveBeenCalledOnce();
  fireEvent.keyDown(note, { key: 'Escape' });
  expect(document.activeElement).toBe(document.body);
});

it('leaves the browser its own keys, buttons their Enter, and dialogs theirs', () => {
  const { rerender } = render(<Page />);
  fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'n', altKey: true });
  fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
  rerender(<Page modal />);
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(done).toEqual([]);
});
