import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** The key that public/theme-init.js reads before the first paint: a bare word, not JSON. */
const KEY = 'facturix.color-scheme';

const isScheme = (value: unknown): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

/** Keeps the choice of colour scheme, and follows a change made in another tab. */
export function colorSchemeManager(): MantineColorSchemeManager {
  let onStorage: ((event: StorageEvent) => void) | undefined;
  return {
    get: (fallback) => {
      try {
        const kept = localStorage.getItem(KEY);
        return isScheme(kept) ? kept : fallback;
      } catch {
        return fallback;
      }
    },
    set: (value) => {
      try {
        localStorage.setItem(KEY, value);
      } catch {
        // The choice then lasts as long as the page.
      }
    },
    subscribe: (onUpdate) => {
      onStorage = (event) => {
        if (event.key === KEY && isScheme(event.newValue)) onUpdate(event.newValue);
      };
      window.addEventListener('storage', onStorage);
    },
    unsubscribe: () => {
      if (onStorage) window.removeEventListener('storage', onStorage);
    },
    clear: () => localStorage.removeItem(KEY),
  };
}
