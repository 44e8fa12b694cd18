import { ActionIcon, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/http';
import { useMe } from '@/app/session';
import { useProblemText } from '@/components/problemText';
import { useTaskChanges } from '../api';
import { dueIn, linksOf, newTask } from '../model';
import { RecordField } from './RecordField';
import classes from './TasksPage.module.css';

const DAYS = [0, 1, 3, 7] as const;

/** A line that becomes a task by Enter, due at nine of the chosen day. */
export function QuickAdd() {
  const { t } = useTranslation('tasks');
  const me = useMe();
  const problemText = useProblemText();
  const { add } = useTaskChanges();
  const [title, setTitle] = useState('');
  const [days, setDays] = useState('0');
  const [about, setAbout] = useState('');
  const [linking, setLinking] = useState(false);
  const key = useRef<string>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || add.isPending) return;
    key.current ??= newKey();
    add.mutate(
      {
        request: newTask({
          title: title.trim(),
          dueAt: dueIn(Number(days)).toISOString(),
          assigneeId: me.id,
          ...linksOf(about),
        }),
        key: key.current,
      },
      {
        onSuccess: () => {
          key.current = null;
          setTitle('');
          setAbout('');
          setLinking(false);
        },
      },
    );
  };
  return (
    <form onSubmit={onSubmit} className={classes.quick}>
      <Stack gap={8}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <TextInput
            flex={1}
            aria-label={t('quick.label')}
            placeholder={t('quick.placeholder')}
            maxLength={300}
            value={title}
            onChange={(event) => {
              setTitle(event.currentTarget.value);
              key.current = null;
            }}
            error={add.isError ? problemText(add.error) : undefined}
          />
          <Select
            aria-label={t('fields.due')}
            allowDeselect={false}
            w={132}
            value={days}
            onChange={(value) => setDays(value ?? '0')}
            data={DAYS.map((value) => ({ value: String(value), label: t(`in.${value}`) }))}
          />
          <ActionIcon
            size={36}
            variant="default"
            aria-label={t('linkTo')}
            aria-expanded={linking}
            onClick={() => {
              setLinking(!linking);
              setAbout('');
              key.current = null;
            }}
          >
            <IconLink size={18} />
          </ActionIcon>
          <ActionIcon
            type="submit"
            size={36}
            variant="filled"
            loading={add.isPending}
            disabled={title.trim() === ''}
            aria-label={t('quick.add')}
          >
            <IconPlus size={18} />
          </ActionIcon>
        </Group>
        {linking && (
          <RecordField
            value={about}
            onChange={(chosen) => {
              setAbout(chosen);
              key.current = null;
            }}
          />
        )}
      </Stack>
    </form>
  );
}
