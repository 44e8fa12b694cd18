import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '@/components/SectionCard';
import { showError } from '@/components/toasts';
import { UserAvatar } from '@/components/UserAvatar';
import type { UserRef } from '../model';

interface Props {
  assignees: readonly UserRef[];
  mayAssign: boolean;
  /** What being assigned means here. */
  hint: string;
  onAdd: () => void;
  onRemove: (person: UserRef) => Promise<void>;
}

/** Who is put on a record: that is what decides whether a business developer sees it. */
export function AssigneesCard({ assignees, mayAssign, hint, onAdd, onRemove }: Props) {
  const { t } = useTranslation('users');
  const [leaving, setLeaving] = useState<string | null>(null);
  const remove = async (person: UserRef) => {
    setLeaving(person.id);
    try {
      await onRemove(person);
    } catch (error) {
      showError(error);
    } finally {
      setLeaving(null);
    }
  };
  return (
    <SectionCard
      title={t('assignees.title')}
      action={
        mayAssign && (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={onAdd}
          >
            {t('assignees.add')}
          </Button>
        )
      }
    >
      <Stack gap="xs">
        {assignees.length === 0 && <Text c="dimmed">{t('assignees.none')}</Text>}
        {assignees.map((person) => (
          <Group key={person.id} gap="sm" wrap="nowrap" justify="space-between">
            <Group gap="sm" wrap="nowrap" miw={0}>
              <UserAvatar name={person.name} initials={person.initials} />
              <Text truncate>{person.name}</Text>
            </Group>
            {mayAssign && (
              <Tooltip label={t('assignees.remove', { name: person.name })}>
                <ActionIcon
                  size="sm"
                  aria-label={t('assignees.remove', { name: person.name })}
                  loading={leaving === person.id}
                  onClick={() => void remove(person)}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
        ))}
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </SectionCard>
  );
}
