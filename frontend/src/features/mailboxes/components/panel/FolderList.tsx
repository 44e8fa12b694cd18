import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailboxSync } from './syncModel';

/** The folders of the server: those that are read, and how much of each; and those that are not, and why. */
export function FolderList({ folders, leftOut }: Pick<MailboxSync, 'folders' | 'leftOut'>) {
  const { t } = useTranslation('mailsync');
  return (
    <Stack gap="sm">
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {folders.map((folder) => (
          <Group key={folder.id} component="li" justify="space-between" gap="xs">
            <Group gap={6} miw={0} style={{ flex: '1 1 160px' }}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {folder.name}
              </Text>
              {folder.error ? (
                <Badge size="sm" variant="light" color="yellow">
                  {t('folderFails')}
                </Badge>
              ) : (
                !folder.complete && (
                  <Badge size="sm" variant="light" color="blue">
                    {t('states.syncing')}
                  </Badge>
                )
              )}
              {folder.role === 'all' && (
                <Text size="xs" c="dimmed">
                  {t('allMail')}
                </Text>
              )}
            </Group>
            <Text size="sm" c="dimmed" className="fx-num">
              {t('folder', { stored: folder.stored, skipped: folder.skipped })}
            </Text>
          </Group>
        ))}
      </Stack>
      {leftOut.length > 0 && (
        <div>
          <Text size="sm" fw={550}>
            {t('leftOut.title')}
          </Text>
          <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {leftOut.map(({ name, reason }) => (
              <Group key={name} component="li" justify="space-between" gap="xs">
                <Text size="sm" style={{ flex: '1 1 160px', overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`leftOut.reasons.${reason}`)}
                </Text>
              </Group>
            ))}
          </Stack>
        </div>
      )}
    </Stack>
  );
}
