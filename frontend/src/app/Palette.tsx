import { Kbd, Skeleton, Stack, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { commandsFor } from './commands';
import { navFor } from './nav';
import classes from './Palette.module.css';
import { searchRecords } from './search';
import { useMe } from './session';

export function openPalette(): void {
  spotlight.open();
}

/** Looks like a field, because that is what it is for; the palette is where one types. */
export function SearchBox() {
  const { t } = useTranslation('common');
  return (
    <UnstyledButton className={classes.box} onClick={openPalette} aria-haspopup="dialog">
      <IconSearch size={16} stroke={1.8} aria-hidden />
      <span className={classes.boxText}>{t('palette.open')}</span>
      <Kbd size="xs" className={classes.boxKey} aria-hidden>
        /
      </Kbd>
    </UnstyledButton>
  );
}

const kinds = ['deal', 'account', 'lead'] as const;

const MIN_LENGTH = 2;
/** How long typing has to rest before the server is asked. */
const REST_MS = 150;

/** Case and accents do not matter when one looks for a page. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function Palette() {
  const { t } = useTranslation(['common', 'nav']);
  const problemText = useProblemText();
  const me = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const records = useQuery({
    queryKey: ['get', '/api/search', asked],
    queryFn: ({ signal }) => searchRecords(asked, signal),
    enabled: asked.length >= MIN_LENGTH,
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

  const matches = (label: string) => plain(label).includes(plain(text.trim()));
  const pages = navFor(me.role)
    .map((entry) => ({ ...entry, text: t(`nav:${entry.label}`) }))
    .filter((entry) => matches(entry.text));
  const commands = commandsFor(me.role)
    .map((command) => ({ ...command, text: t(command.label) }))
    .filter((command) => matches(command.text));
  const searching = text.trim().length >= MIN_LENGTH;
  const found = searching ? (records.data ?? []) : [];
  const pending = searching && (records.isLoading || asked !== text.trim());
  const failed = searching && records.isError && found.length === 0;
  const nothing = !failed && pages.length + commands.length + found.length === 0 && !pending;

  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      scrollable
      maxHeight={440}
      size="lg"
      radius="lg"
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 2 }}
      classNames={{ actionsList: classes.list ?? '' }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {kinds.map((kind) => {
          const records = found.filter((record) => record.kind === kind);
          return (
            records.length > 0 && (
              <Spotlight.ActionsGroup key={kind} label={t(`palette.${kind}`)}>
                {records.map(({ id, label, description, icon: Glyph, href }) => (
                  <Spotlight.Action
                    key={id}
                    label={label}
                    {...(description ? { description } : {})}
                    leftSection={<Glyph size={18} stroke={1.6} aria-hidden />}
                    onClick={() => navigate({ href })}
                  />
                ))}
              </Spotlight.ActionsGroup>
            )
          );
        })}
        {failed && <Spotlight.Empty>{problemText(records.error)}</Spotlight.Empty>}
        {pending && found.length === 0 && (
          <Stack gap={8} p="md" aria-busy="true">
            <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
            <Skeleton h={14} w="55%" />
            <Skeleton h={14} w="70%" />
          </Stack>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.commands')}>
            {commands.map(({ id, text: label, icon: Glyph, href }) => (
              <Spotlight.Action
                key={id}
                label={label}
                leftSection={<Glyph size={18} stroke={1.6} aria-hidden />}
                onClick={() => navigate({ href })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.pages')}>
            {pages.map(({ to, text: label, icon: Glyph }) => (
              <Spotlight.Action
                key={to}
                label={label}
                leftSection={<Glyph size={18} stroke={1.6} aria-hidden />}
                rightSection={<IconChevronRight size={14} aria-hidden />}
                onClick={() => navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && <Spotlight.Empty>{t('palette.nothing', { text })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
