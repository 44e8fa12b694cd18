import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconArrowUp, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { landmarksQuery } from '../api';
import type { Subject } from '../model';

/** To the moments that one looks for on a long timeline; nothing where there are none. */
export function TimelineJump({
  subject,
  to,
  onJump,
}: {
  subject: Subject;
  to: string | null;
  onJump: (to: string | null) => void;
}) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  const { data } = useQuery(landmarksQuery(subject));
  const places = [
    { label: t('jump.first'), at: data?.firstContact ?? null },
    { label: t('jump.last'), at: data?.lastReply ?? null },
  ].filter((place) => place.at !== null);
  if (places.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconHistory size={15} aria-hidden />}
        >
          {t('jump.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ label, at }) => (
          <Menu.Item key={label} onClick={() => onJump(at)}>
            <Text size="sm">{label}</Text>
            <Text size="xs" c="dimmed">
              {format.dateTime(at)}
            </Text>
          </Menu.Item>
        ))}
        {to !== null && <Menu.Item onClick={() => onJump(null)}>{t('jump.newest')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Says that the newest entries are out of sight, and leads back to them. */
export function JumpNote({ to, onNewest }: { to: string; onNewest: () => void }) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  return (
    <Alert variant="light" p="xs" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('jump.shown', { when: format.dateTime(to) })}</Text>
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={onNewest}
        >
          {t('jump.newest')}
        </Button>
      </Group>
    </Alert>
  );
}
