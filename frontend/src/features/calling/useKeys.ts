import { useWindowEvent } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageShortcuts } from '@/app/Shortcuts';
import {
  type Action,
  type Acts,
  actions,
  ariaKeys,
  keyCaps,
  keys,
  type Place,
  pressed,
} from './keys';

/** Single keys outside of fields and dialogs; in fields only Ctrl+Enter, and Escape, which leaves them. */
export function useKeys<P extends Place>(place: P, acts: Acts<P>, submit?: () => void): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.repeat) return;
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (at?.closest('[role=dialog], [role=menu], [role=listbox]')) return;
    if (document.querySelector('[aria-modal=true]')) return;
    const held = event.ctrlKey || event.metaKey;
    if (held && event.key === 'Enter' && submit) {
      event.preventDefault();
      submit();
      return;
    }
    if (held) return;
    if (at?.closest('input, textarea, select, [contenteditable=true]')) {
      if (event.key === 'Escape') at.blur();
      return;
    }
    // Enter on a button or link presses that, and nothing else.
    if (event.key === 'Enter' && at?.closest('button:not([role=radio]), a, [role=tab]')) return;
    const key = pressed(event);
    const found = (Object.entries(keys[place]) as [keyof Acts<P>, string][]).find(
      ([, one]) => one === key,
    );
    const act = found && acts[found[0]];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** How an action is named in the list of keys. */
function useActionText(): (action: Action) => string {
  const { t } = useTranslation('calling');
  return (action) => {
    const of = (what: string) => t('keyOf', { what, which: t(action) });
    if (action.startsWith('in.')) return of(t('chooseTime'));
    if (action.startsWith('reason.')) return of(t('giveBack'));
    if (action === 'write') return t('compose:write');
    return t(action);
  };
}

/** What tells a button's key: to the eye that rests on it, and to a screen reader. */
export function useKeyHint(): (action: Action) => { title: string; 'aria-keyshortcuts': string } {
  const { t } = useTranslation('calling');
  const text = useActionText();
  return (action) => ({
    title: `${text(action)} (${keyCaps(action, t('common:shortcuts.enterKey')).join(' ')})`,
    'aria-keyshortcuts': ariaKeys(action),
  });
}

/** The keys of this page, for `?`. */
export function useKeyList(): void {
  const { t, i18n } = useTranslation('calling');
  const text = useActionText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts change with the language alone
  const list = useMemo(
    () =>
      actions.map((action) => ({
        keys: keyCaps(action, t('common:shortcuts.enterKey')),
        text: text(action),
      })),
    [t, i18n.language],
  );
  usePageShortcuts(list);
}
