import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface OpenDialog {
  name: string;
  /** The record it is about; null for "new …" dialogs. */
  id: string | null;
}

/** `edit-deal:0190…` → its name and record. */
export function parseDialog(text: string | undefined): OpenDialog | null {
  if (!text) return null;
  const at = text.indexOf(':');
  return at < 0 ? { name: text, id: null } : { name: text.slice(0, at), id: text.slice(at + 1) };
}

/**
 * The dialog that is open over the page. It is part of the address: a link can open it, Back
 * closes it, and it is open again after a login in mid-work.
 */
export function useDialog() {
  const { dialog } = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const open = useCallback(
    (name: string, id?: string) =>
      navigate({
        to: '.',
        search: (now) => ({ ...now, dialog: id ? `${name}:${id}` : name }),
        resetScroll: false,
      }),
    [navigate],
  );
  const close = useCallback(
    () =>
      navigate({
        to: '.',
        search: ({ dialog: _closed, ...rest }) => rest,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { dialog: parseDialog(dialog), open, close };
}
