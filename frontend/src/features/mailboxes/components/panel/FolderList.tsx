import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailboxSync } from './syncModel';

/** The folders of the server that are read, and how much of each. */
export function FolderList({ folders }: { folders: MailboxSync['folders'] }) {
  const { t } = useTranslation('mailsync');
  return (
    <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {folders.map((folder) => (
        <Group key={folder.id} component="li" justify="space-between" gap="xs">
          <Group gap={6} miw={0} style={{ flex: '1 1 160px' }}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {folder.name}
            </Text>
            {!folder.complete && (
              <Badge size="sm" variant="light" color="blue">
                {t('states.syncing')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed" className="fx-num">
            {t('folder', { stored: folder.stored, skipped: folder.skipped })}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
