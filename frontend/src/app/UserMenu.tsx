import {
  Menu,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loggingOut } from '@/api/session';
import { UserAvatar } from '@/components/UserAvatar';
import type { Language } from '@/lib/language';
import { showShortcuts } from './Shortcuts';
import { useLanguageChoice, useMe } from './session';

export function UserMenu() {
  const { t } = useTranslation('common');
  const me = useMe();
  return (
    <Menu width={272} position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton
          aria-label={t('shell.userMenu', { name: me.name })}
          style={{ borderRadius: '50%' }}
        >
          <UserAvatar name={me.name} initials={me.initials} size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} px="sm" py="xs">
          <Text fw={650} truncate>
            {me.name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {me.email}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`roles.${me.role}`)}
          </Text>
        </Stack>
        <Menu.Divider />
        <Stack gap="xs" px="sm" py="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Stack>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to="/preferences"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        >
          {t('nav:preferences')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={showShortcuts}>
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/logout"
          onClick={() => loggingOut()}
          leftSection={<IconLogout size={16} aria-hidden />}
        >
          {t('logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  const choose = useLanguageChoice();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('language')}
      value={i18n.language}
      onChange={(language) => choose(language as Language)}
      data={[
        { value: 'en', label: 'English' },
        { value: 'fr', label: 'Français' },
      ]}
    />
  );
}

export function SchemeSwitch() {
  const { t } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { value: 'light', icon: IconSun, text: t('scheme.light') },
    { value: 'dark', icon: IconMoon, text: t('scheme.dark') },
    { value: 'auto', icon: IconDeviceDesktop, text: t('scheme.auto') },
  ] as const;
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('scheme.title')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
      data={choices.map(({ value, icon: Glyph, text }) => ({
        value,
        label: (
          <span title={text} style={{ display: 'grid', placeItems: 'center', height: 20 }}>
            <Glyph size={17} stroke={1.7} aria-hidden />
            <VisuallyHidden>{text}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  );
}
