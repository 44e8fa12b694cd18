import { CloseButton, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand';
import { entryOf, type NavEntry, navFor } from './nav';
import classes from './Sidebar.module.css';
import { useMe, useOrganisation } from './session';

/** What features show beside their page's name, such as how much is due; by the page's address. */
export type NavCounts = Partial<Record<string, ComponentType>>;

export function Sidebar({ counts, onClose }: { counts: NavCounts; onClose: () => void }) {
  const { t } = useTranslation('common');
  const me = useMe();
  const organisation = useOrganisation();
  const entries = navFor(me.role);
  return (
    <Stack h="100%" gap={0}>
      <Group h={60} px="md" justify="space-between" wrap="nowrap">
        <Brand />
        <CloseButton hiddenFrom="md" onClick={onClose} aria-label={t('shell.closeMenu')} />
      </Group>
      <ScrollArea flex={1} px="sm" py="xs">
        <Entries
          entries={entries.filter((entry) => !entry.secondary)}
          counts={counts}
          onGo={onClose}
        />
      </ScrollArea>
      <Stack gap={2} px="sm" pb="sm">
        <Entries
          entries={entries.filter((entry) => entry.secondary)}
          counts={counts}
          onGo={onClose}
        />
        {organisation && (
          <Text size="xs" c="dimmed" px="xs" pt="xs" truncate className={classes.organisation}>
            {organisation.name}
          </Text>
        )}
      </Stack>
    </Stack>
  );
}

function Entries({
  entries,
  counts,
  onGo,
}: {
  entries: NavEntry[];
  counts: NavCounts;
  onGo: () => void;
}) {
  const { t } = useTranslation('nav');
  const here = useLocation({ select: ({ pathname }) => entryOf(pathname)?.to });
  return (
    <ul className={classes.list}>
      {entries.map(({ to, label, icon: Glyph }) => {
        const Count = counts[to];
        return (
          <li key={to}>
            <Link
              to={to}
              className={classes.link}
              // The closest entry alone, not every one that the address begins with.
              activeOptions={{ exact: true, includeSearch: false }}
              {...(to === here ? { 'data-active': true, 'aria-current': 'page' } : {})}
              onClick={onGo}
            >
              <Glyph size={19} stroke={1.7} aria-hidden />
              <span>{t(label)}</span>
              {Count && <Count />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
