import { CloseButton, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand';
import { type NavEntry, navFor } from './nav';
import classes from './Sidebar.module.css';
import { useMe, useOrganisation } from './session';

export function Sidebar({ onClose }: { onClose: () => void }) {
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
        <Entries entries={entries.filter((entry) => !entry.secondary)} onGo={onClose} />
      </ScrollArea>
      <Stack gap={2} px="sm" pb="sm">
        <Entries entries={entries.filter((entry) => entry.secondary)} onGo={onClose} />
        {organisation && (
          <Text size="xs" c="dimmed" px="xs" pt="xs" truncate className={classes.organisation}>
            {organisation.name}
          </Text>
        )}
      </Stack>
    </Stack>
  );
}

function Entries({ entries, onGo }: { entries: NavEntry[]; onGo: () => void }) {
  const { t } = useTranslation('nav');
  return (
    <ul className={classes.list}>
      {entries.map(({ to, label, icon: Glyph }) => (
        <li key={to}>
          <Link
            to={to}
            className={classes.link}
            activeProps={{ 'data-active': true }}
            onClick={onGo}
          >
            <Glyph size={19} stroke={1.7} aria-hidden />
            <span>{t(label)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
