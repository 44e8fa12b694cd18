import { useWindowEvent } from '@mantine/hooks';

/** Keys of this page: told by the character, outside of fields, menus and dialogs. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (
      at instanceof HTMLElement &&
      at.closest(
        'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=dialog]',
      )
    ) {
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Hands keys that were pressed inside a frame to the page around it. */
export function forwardKeys(frame: Document): void {
  frame.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    window.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, cancelable: true }));
  });
}
