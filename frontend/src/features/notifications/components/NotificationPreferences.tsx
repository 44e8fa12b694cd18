import { Card, Group, Select, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { showError } from '@/components/toasts';
import { preferencesQuery, usePreferenceChange } from '../api';
import type { Choice, Preferences } from '../model';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** What one is told of, and how: on the bell, in the mail of the day. */
export function NotificationPreferences() {
  const { t } = useTranslation('notifications');
  const { data, error, refetch } = useQuery(preferencesQuery);
  return (
    <Card component="section" aria-labelledby="notification-preferences">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="notification-preferences">
            {t('title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('preferences.hint')}
          </Text>
        </div>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
        {!error && !data && <LinesSkeleton lines={6} />}
        {data && <Choices preferences={data} />}
      </Stack>
    </Card>
  );
}

function Choices({ preferences }: { preferences: Preferences }) {
  const { t, i18n } = useTranslation('notifications');
  const change = usePreferenceChange();
  const save = (patch: Partial<Preferences>) =>
    change.mutate(
      // The hour is meant by the clock one looks at when choosing it.
      { ...preferences, timeZone: here, ...patch },
      { onError: (error) => showError(error) },
    );
  const choose = (kind: Choice['kind'], patch: Partial<Choice>) =>
    save({
      kinds: preferences.kinds.map((one) => (one.kind === kind ? { ...one, ...patch } : one)),
    });
  const mailed = preferences.kinds.some(({ digest }) => digest);
  const time = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit' });
  return (
    <>
      <Table verticalSpacing={8} horizontalSpacing={6} layout="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('preferences.kind')}</Table.Th>
            <Table.Th w={92}>{t('preferences.inApp')}</Table.Th>
            <Table.Th w={92}>{t('preferences.mail')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preferences.kinds.map(({ kind, inApp, digest }) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row" fw={500}>
                {t(`kinds.${kind}`)}
              </Table.Th>
              <Table.Td>
                <Switch
                  checked={inApp}
                  aria-label={t('preferences.inAppOf', { kind: t(`kinds.${kind}`) })}
                  onChange={(event) => choose(kind, { inApp: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td>
                <Switch
                  checked={digest}
                  aria-label={t('preferences.mailOf', { kind: t(`kinds.${kind}`) })}
                  onChange={(event) => choose(kind, { digest: event.currentTarget.checked })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {mailed && (
        <Group gap="sm" align="flex-end">
          <Select
            label={t('preferences.hour')}
            allowDeselect={false}
            w={150}
            value={String(preferences.digestHour)}
            onChange={(hour) => save({ digestHour: Number(hour ?? 8) })}
            data={hours.map((hour) => ({
              value: String(hour),
              label: time.format(new Date(2026, 0, 1, hour)),
            }))}
          />
          <Text size="sm" c="dimmed" pb={8}>
            {t('preferences.zone', { zone: preferences.timeZone })}
          </Text>
        </Group>
      )}
    </>
  );
}
