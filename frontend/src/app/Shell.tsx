import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure, useFocusReturn, useFocusTrap, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ReaderProvider } from '@/components/reader';
import { setDraftOwner } from '@/lib/drafts';
import { Brand } from './Brand';
import { preferLanguage } from './i18n';
import { LiveIndicator } from './LiveIndicator';
import { LiveProvider } from './LiveProvider';
import { Palette, SearchBox } from './Palette';
import classes from './Shell.module.css';
import { useShortcuts } from './Shortcuts';
import { type NavCounts, Sidebar } from './Sidebar';
import { useMe, useOrganisation } from './session';
import { UserMenu } from './UserMenu';
import { usePageTitle } from './usePageTitle';

const MAIN = 'main';

interface Props {
  /** What features put into the header, beside the person's menu. */
  tools?: ReactNode;
  counts?: NavCounts;
  /** What floats above every page. */
  children?: ReactNode;
}

/** The frame around every page. */
export function Shell({ tools, counts = {}, children }: Props) {
  const { t } = useTranslation('common');
  const [open, { toggle, close }] = useDisclosure();
  // On a small screen the menu covers the page: what is under it waits.
  const covers = useMediaQuery('(max-width: 61.99em)') && open;
  const menu = useFocusTrap(covers);
  useFocusReturn({ opened: covers, shouldReturnFocus: true });
  const organisation = useOrganisation();
  const me = useMe();
  usePageTitle(MAIN, close);
  useShortcuts();
  useEffect(() => {
    setDraftOwner(me.id);
    preferLanguage(me.locale);
  }, [me.id, me.locale]);

  return (
    <ReaderProvider currency={organisation?.currency ?? 'EUR'} userId={me.id}>
      <LiveProvider>
        <a className="fx-skip" href={`#${MAIN}`}>
          {t('skipToContent')}
        </a>
        <AppShell
          layout="alt"
          header={{ height: 60 }}
          navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: !open } }}
          padding={0}
          classNames={{ header: classes.header, navbar: classes.navbar, main: classes.main }}
          transitionDuration={150}
        >
          <AppShell.Header inert={covers}>
            <Group h="100%" px={{ base: 'sm', sm: 'lg' }} gap="sm" wrap="nowrap">
              <Burger
                opened={open}
                onClick={toggle}
                hiddenFrom="md"
                size="sm"
                aria-label={open ? t('shell.closeMenu') : t('shell.openMenu')}
                aria-expanded={open}
              />
              <Brand hiddenFrom="md" compact />
              <SearchBox />
              <Group gap="xs" ml="auto" wrap="nowrap">
                <LiveIndicator />
                {tools}
                <UserMenu />
              </Group>
            </Group>
          </AppShell.Header>
          <AppShell.Navbar
            ref={menu}
            data-open={open || undefined}
            aria-label={t('shell.navigation')}
          >
            <Sidebar counts={counts} onClose={close} />
          </AppShell.Navbar>
          {open && (
            <button
              type="button"
              className={classes.scrim}
              aria-label={t('shell.closeMenu')}
              onClick={close}
            />
          )}
          <AppShell.Main inert={covers}>
            <div id={MAIN} tabIndex={-1} className={classes.content}>
              <Outlet />
            </div>
          </AppShell.Main>
        </AppShell>
        <Palette />
        {children}
      </LiveProvider>
    </ReaderProvider>
  );
}
