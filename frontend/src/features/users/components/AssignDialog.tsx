import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { showDone, showError } from '@/components/toasts';
import { UserAvatar } from '@/components/UserAvatar';
import { choosableUsersQuery, workloadsQuery } from '../api';
import { notYet, type User, type UserRef, type Workload } from '../model';
import { WorkloadText } from './WorkloadText';

interface Props {
  /** The record's name. */
  record: string;
  assignees: readonly UserRef[];
  onAssign: (userIds: string[]) => Promise<unknown>;
  onClose: () => void;
}

const REST_MS = 150;

/** Puts several people on a record at once. */
export function AssignDialog({ record, assignees, onAssign, onClose }: Props) {
  const { t } = useTranslation('users');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [saving, setSaving] = useState(false);
  const found = useQuery({
    ...choosableUsersQuery(asked),
    placeholderData: (before) => before,
  });
  const people = notYet(found.data?.items ?? [], assignees);
  const workloads = useQuery({
    ...workloadsQuery(people.map(({ id }) => id)),
    placeholderData: (before) => before,
  });
  const assign = async () => {
    setSaving(true);
    try {
      await onAssign([...chosen]);
      showDone(t('assign.done', { count: chosen.length, record }));
      onClose();
    } catch (error) {
      showError(error);
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assign.title', { record })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        <TextInput
          data-autofocus
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-label={t('assign.search')}
          placeholder={t('assign.search')}
          leftSection={<IconSearch size={15} aria-hidden />}
        />
        {found.isPending && <LinesSkeleton lines={5} />}
        {found.isError && (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} compact />
        )}
        {found.isSuccess && people.length === 0 && (
          <Text c="dimmed">{text ? t('common:search.nothing') : t('assign.everyone')}</Text>
        )}
        <ScrollArea.Autosize mah={320} type="auto">
          <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={t('assign.people')}>
            <Stack gap={10} py={4} pl={2}>
              {people.map((person) => (
                <Person
                  key={person.id}
                  person={person}
                  workload={workloads.data?.items.find(({ user }) => user.id === person.id)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => void assign()} disabled={chosen.length === 0} loading={saving}>
            {chosen.length === 0
              ? t('assign.verb')
              : t('assign.verbCount', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Person({ person, workload }: { person: User; workload: Workload | undefined }) {
  const { t } = useTranslation('common');
  return (
    <Checkbox
      value={person.id}
      label={
        <Group gap="sm" wrap="nowrap">
          <UserAvatar name={person.name} initials={person.initials} size={24} />
          <div>
            <Group gap={8} wrap="nowrap">
              <Text component="span" truncate>
                {person.name}
              </Text>
              <Text component="span" size="xs" c="dimmed">
                {t(`roles.${person.role}`)}
              </Text>
            </Group>
            <WorkloadText workload={workload} />
          </div>
        </Group>
      }
    />
  );
}
