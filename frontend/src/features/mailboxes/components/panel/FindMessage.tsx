import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconMailSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { DateTime } from '@/components/values';
import { findQuery } from './syncApi';
import { type FindBy, type FoundMessages, findBys, wanted } from './syncModel';
import { ThreadLink } from './ThreadLink';

/** "Where is that mail?": what became of it, or that it is not among what has been read. */
export function FindMessage({ mailboxId }: { mailboxId: string }) {
  const { t } = useTranslation('mailsync');
  const [by, setBy] = useState<FindBy>('subject');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ by: FindBy; text: string }>({ by: 'subject', text: '' });
  const { data, error, refetch, isFetching } = useQuery(findQuery(mailboxId, asked.by, asked.text));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ by, text: wanted(by, text) });
  };
  return (
    <Stack gap="xs">
      <form onSubmit={ask}>
        <Group align="flex-end" gap="xs">
          <NativeSelect
            label={t('find.by')}
            value={by}
            onChange={(event) =>
              setBy(findBys.find((key) => key === event.currentTarget.value) ?? 'subject')
            }
            data={findBys.map((key) => ({ value: key, label: t(`find.bys.${key}`) }))}
            style={{ flex: '0 1 150px' }}
          />
          <TextInput
            label={t('find.label')}
            value={text}
            maxLength={300}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: '1 1 180px' }}
          />
          <Button
            type="submit"
            variant="default"
            loading={isFetching}
            disabled={text.trim() === ''}
            leftSection={<IconMailSearch size={16} aria-hidden />}
          >
            {t('find.run')}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {asked.text !== '' &&
          (error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <Found answer={data} />
          ) : (
            <Skeleton h={40} />
          ))}
      </div>
    </Stack>
  );
}

function Found({ answer: { items, complete } }: { answer: FoundMessages }) {
  const { t } = useTranslation('mailsync');
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {complete ? t('find.nowhere') : t('find.notYet')}
      </Text>
    );
  }
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {items.map((item) => (
        <li key={`${item.threadId}:${item.internetId}:${item.at}`}>
          <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
            {item.threadId ? (
              <ThreadLink threadId={item.threadId}>{item.subject || t('noSubject')}</ThreadLink>
            ) : (
              item.subject || t('noSubject')
            )}
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {item.from} · <DateTime value={item.at} />
            {item.folders.length > 0 && ` · ${item.folders.join(', ')}`}
          </Text>
          <Text size="xs">
            {item.reason ? t(`reasons.${item.reason}`) : t('find.stored')}
            {item.problem && ` (${item.problem})`}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
