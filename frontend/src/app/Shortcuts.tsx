import { Group, Kbd, Stack, Table, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { openPalette } from './Palette';

/** A key of the page that is shown, for the list of shortcuts. */
export interface PageShortcut {
  keys: string[];
  text: string;
}

let ofPage: readonly PageShortcut[] = [];

/** Tells the keys of this page while it is on screen; the page listens to them itself. */
export function usePageShortcuts(shortcuts: readonly PageShortcut[]): void {
  useEffect(() => {
    ofPage = shortcuts;
    return () => {
      ofPage = [];
    };
  }, [shortcuts]);
}

const isMac = /mac/i.test(navigator.platform);

export function showShortcuts(): void {
  modals.open({ modalId: 'shortcuts', title: <ShortcutsTitle />, children: <ShortcutList /> });
}

/**
 * The keys that work everywhere outside of a field. They are told by the character, not by the
 * place of the key: `/` and `?` need Shift on a French keyboard.
 */
export function useShortcuts(): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (
      at instanceof HTMLElement &&
      at.closest('input, textarea, select, [contenteditable=true]')
    ) {
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      openPalette();
    } else if (event.key === '?') {
      event.preventDefault();
      showShortcuts();
    }
  });
}

function ShortcutsTitle() {
  const { t } = useTranslation('common');
  return <>{t('shortcuts.title')}</>;
}

function ShortcutList() {
  const { t } = useTranslation('common');
  const keys: PageShortcut[] = [
    ...ofPage,
    { keys: [isMac ? '⌘' : 'Ctrl', 'K'], text: t('shortcuts.palette') },
    { keys: ['/'], text: t('shortcuts.search') },
    { keys: ['?'], text: t('shortcuts.help') },
    { keys: ['↑', '↓', '←', '→'], text: t('shortcuts.arrows') },
    { keys: [t('shortcuts.enterKey')], text: t('shortcuts.enter') },
    { keys: [t('shortcuts.spaceKey')], text: t('shortcuts.space') },
    { keys: [t('shortcuts.escapeKey')], text: t('shortcuts.escape') },
  ];
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t('shortcuts.hint')}</Text>
      <Table verticalSpacing={10} horizontalSpacing={0}>
        <Table.Tbody>
          {keys.map((row) => (
            <Table.Tr key={row.keys.join() + row.text}>
              <Table.Td w={136}>
                <Group gap={4}>
                  {row.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{row.text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
