import { ActionIcon, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlaneDeparture, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { DateField } from '@/components/form/DateField';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { removeRecord } from '@/components/removeRecord';
import { SearchSelect } from '@/components/SearchSelect';
import { LinesSkeleton } from '@/components/Skeletons';
import { showDone } from '@/components/toasts';
import { userSource } from '@/features/users/public';
import { today } from '@/lib/format';
import { absencesQuery, cancelAbsence, planAbsence } from '../api';
import type { Absence } from '../model';

/** Who is away, and who makes the calls that they have promised. */
export function AbsenceCard() {
  const { t } = useTranslation('calling');
  const { dialog, open, close } = useDialog();
  const { data, error, refetch } = useQuery(absencesQuery);
  useLiveTopics('directory');
  return (
    <Card component="section" aria-labelledby="absences">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: '1 1 260px' }}>
            <Title order={2} size="h3" id="absences">
              {t('absence.title')}
            </Title>
            <Text c="dimmed" size="sm">
              {t('absence.hint')}
            </Text>
          </div>
          <Button
            variant="light"
            leftSection={<IconPlaneDeparture size={16} aria-hidden />}
            onClick={() => void open('new-absence')}
          >
            {t('absence.new')}
          </Button>
        </Group>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
        {!error && !data && <LinesSkeleton lines={2} />}
        {data?.length === 0 && <Text c="dimmed">{t('absence.none')}</Text>}
        {data && data.length > 0 && (
          <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
            {data.map((absence) => (
              <Line key={absence.id} absence={absence} />
            ))}
          </Stack>
        )}
      </Stack>
      {dialog?.name === 'new-absence' && <AbsenceDialog onClose={close} />}
    </Card>
  );
}

function Line({ absence }: { absence: Absence }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const client = useQueryClient();
  const { user, deputy, from, to } = absence;
  const remove = async () => {
    await removeRecord({
      title: t('absence.delete.title', { name: user.name }),
      message: t('absence.delete.message', { deputy: deputy.name }),
      remove: () => cancelAbsence(absence.id),
      done: t('absence.delete.done'),
    });
    await client.invalidateQueries({ queryKey: absencesQuery.queryKey });
  };
  return (
    <Group component="li" justify="space-between" wrap="nowrap" mih={36}>
      <div>
        <Text fw={550} component="span">
          {user.name}
        </Text>{' '}
        <Text component="span" size="sm">
          {t('absence.days', { from: format.date(from), to: format.date(to) })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('absence.standIn', { name: deputy.name })}
        </Text>
      </div>
      {absence.mayDelete && (
        <ActionIcon
          size="lg"
          aria-label={t('absence.delete.title', { name: user.name })}
          onClick={() => void remove()}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}

type Values = {
  userId: string | null;
  from: string | null;
  to: string | null;
  deputyId: string | null;
};

const schema = z.object({
  userId: z.string(),
  from: z.string(),
  to: z.string(),
  deputyId: z.string(),
});

function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('calling');
  const me = useMe();
  const client = useQueryClient();
  const record = useRecordForm<Values, Absence>({
    draftKey: 'new-absence',
    initial: { userId: me.id, from: today(), to: null, deputyId: null },
    schema,
    validate: ({ from, to, userId, deputyId }) => ({
      ...(from && to && to < from ? { to: t('absence.order') } : {}),
      ...(deputyId && deputyId === userId ? { deputyId: t('absence.self') } : {}),
    }),
    save: ({ userId, from, to, deputyId }, { idempotencyKey }) =>
      planAbsence(
        { userId, from: from ?? '', to: to ?? '', deputyId: deputyId ?? '' },
        idempotencyKey,
      ),
    onSaved: async ({ user }) => {
      await client.invalidateQueries({ queryKey: absencesQuery.queryKey });
      showDone(t('absence.saved', { name: user.name }));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog title={t('absence.new')} record={record} onClose={onClose} size="md">
      {me.role !== 'bd' && (
        <SearchSelect
          label={t('absence.who')}
          required
          source={userSource}
          {...form.getInputProps('userId')}
        />
      )}
      <DateField
        label={t('absence.from')}
        required
        data-autofocus
        {...form.getInputProps('from')}
      />
      <DateField label={t('absence.to')} required {...form.getInputProps('to')} />
      <SearchSelect
        label={t('absence.deputy')}
        description={t('absence.deputyHint')}
        required
        source={userSource}
        {...form.getInputProps('deputyId')}
      />
    </FormDialog>
  );
}
