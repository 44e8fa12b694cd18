import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/PageHeader';
import { UserAvatar } from '@/components/UserAvatar';
import { useMe } from './session';
import { LanguageSwitch, SchemeSwitch } from './UserMenu';

/** How the app looks and speaks for the person who uses it, and what features let them choose. */
export function PreferencesPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('common');
  const me = useMe();
  return (
    <Stack gap="lg" maw={880}>
      <PageHeader title={t('nav:preferences')} subtitle={t('preferences.subtitle')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Card>
          <Stack gap="md">
            <Title order={2} size="h3">
              {t('preferences.you')}
            </Title>
            <Group gap="md" wrap="nowrap">
              <UserAvatar name={me.name} initials={me.initials} size={52} />
              <Stack gap={0} miw={0}>
                <Text fw={650} truncate>
                  {me.name}
                </Text>
                <Text c="dimmed" size="sm" truncate>
                  {me.email}
                </Text>
                <Text c="dimmed" size="sm">
                  {t(`roles.${me.role}`)}
                </Text>
              </Stack>
            </Group>
          </Stack>
        </Card>
        <Card>
          <Stack gap="md">
            <Title order={2} size="h3">
              {t('preferences.look')}
            </Title>
            <Stack gap={6}>
              <Text size="sm" fw={550}>
                {t('language')}
              </Text>
              <LanguageSwitch />
            </Stack>
            <Stack gap={6}>
              <Text size="sm" fw={550}>
                {t('scheme.title')}
              </Text>
              <SchemeSwitch />
            </Stack>
          </Stack>
        </Card>
      </SimpleGrid>
      {children}
    </Stack>
  );
}
