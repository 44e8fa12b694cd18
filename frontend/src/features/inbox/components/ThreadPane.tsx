import { ActionIcon, Button, Group, Skeleton, Stack, Title, Tooltip } from '@mantine/core';
import {
  IconAlarm,
  IconAlarmOff,
  IconArrowBackUp,
  IconArrowsDiagonal,
  IconCheck,
  IconMail,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { ErrorState } from '@/components/ErrorState';
import { LinesSkeleton } from '@/components/Skeletons';
import { useKeys } from '@/components/useKeys';
import { threadQuery } from '../api';
import type { AnswerMode, Asked, Thread, ThreadSummary, Verb } from '../model';
import { useThreadActions } from '../useThreadActions';
import { MessageCard } from './MessageCard';
import { SnoozeMenu } from './SnoozeMenu';
import { StarButton } from './StarButton';
import { ThreadLinks } from './ThreadLinks';

/** What the routes put into a thread from the features above this one. */
export interface ReplySlot {
  /** Where an answer is written; `asked` is the one that the reader wants. */
  box: (thread: Thread, asked: Asked | null) => ReactNode;
}

interface Props {
  threadId: string;
  /** Of the heading: 1 on the thread's own page. */
  level: 1 | 2;
  reply?: ReplySlot | undefined;
  /** It was filed or snoozed, and is not to be looked at any more. */
  onFiled: () => void;
  /** Beside a list: closes it. */
  onClose?: () => void;
}

/** A whole thread with what can be done with it. */
export function ThreadPane({ threadId, level, reply, onFiled, onClose }: Props) {
  useLiveTopics('mail');
  const query = useQuery(threadQuery(threadId));
  if (!query.data) {
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Stack gap="md" aria-busy="true">
        <Skeleton h={26} w="60%" />
        <LinesSkeleton lines={8} />
      </Stack>
    );
  }
  return (
    <Whole data={query.data} level={level} reply={reply} onFiled={onFiled} onClose={onClose} />
  );
}

function Whole({
  data,
  level,
  reply,
  onFiled,
  onClose,
}: Omit<Props, 'threadId' | 'onClose'> & { data: Thread; onClose: (() => void) | undefined }) {
  const { t } = useTranslation('inbox');
  const { thread, messages } = data;
  const newest = messages.at(-1);
  useReadOnceOpen(thread);
  const subject = thread.subject || t('noSubject');
  const [asked, setAsked] = useState<Asked | null>(null);
  const answerable = thread.mayAct && reply !== undefined;
  const answer = (mode: AnswerMode, messageId: string | null = null) =>
    setAsked((before) => ({ mode, messageId, turn: (before?.turn ?? 0) + 1 }));
  useKeys(
    answerable
      ? { r: () => answer('reply'), a: () => answer('replyAll'), f: () => answer('forward') }
      : {},
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <Title
          order={level}
          size={level === 1 ? 'h1' : 'h2'}
          style={{ overflowWrap: 'anywhere', minWidth: 0 }}
        >
          {subject}
        </Title>
        {onClose && (
          <Group gap={4} wrap="nowrap">
            <Tooltip label={t('actions.openPage')}>
              <ActionIcon
                component={Link}
                to={`/inbox/${thread.id}` as string}
                aria-label={t('actions.openPage')}
              >
                <IconArrowsDiagonal size={17} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <ActionIcon onClick={onClose} aria-label={t('common:close')}>
              <IconX size={17} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {thread.mayAct && <Actions thread={thread} keys={level === 1} onFiled={onFiled} />}
      <ThreadLinks thread={thread} messages={messages} />
      <Stack gap="sm">
        {messages.map((message) => (
          <MessageCard
            key={message.id}
            message={message}
            unfolded={message === newest || message.unread}
            onAnswer={answerable ? (mode) => answer(mode, message.id) : undefined}
          />
        ))}
      </Stack>
      {thread.mayAct && reply?.box(data, asked)}
    </Stack>
  );
}

/** Opening one's own mail reads it, once: marked unread again it stays so. */
function useReadOnceOpen(thread: ThreadSummary) {
  const me = useMe();
  const act = useThreadActions();
  const read = useRef(false);
  const own = thread.mailbox.owner.id === me.id;
  useEffect(() => {
    if (read.current) return;
    read.current = true;
    if (own && thread.unread > 0) void act({ ids: [thread.id] }, 'read');
  }, [own, thread.id, thread.unread, act]);
}

interface ActionsProps {
  thread: ThreadSummary;
  /** Whether the keys are this thread's: a list beside it has its own. */
  keys: boolean;
  onFiled: () => void;
}

function Actions({ thread, keys, onFiled }: ActionsProps) {
  const { t } = useTranslation('inbox');
  const act = useThreadActions();
  const [snoozing, setSnoozing] = useState(false);
  const file = (verb: Verb, until?: string) => {
    void act({ ids: [thread.id] }, verb, until).then((changed) => changed && onFiled());
  };
  const reopen = () => void act({ ids: [thread.id] }, 'reopen');
  useKeys(keys ? { e: thread.doneAt ? reopen : () => file('done') } : {});
  return (
    <Group gap="xs" role="group" aria-label={t('actions.label')}>
      {thread.doneAt ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={reopen}
        >
          {t('actions.reopen')}
        </Button>
      ) : (
        <Button
          variant="light"
          size="compact-md"
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={() => file('done')}
        >
          {t('actions.done')}
        </Button>
      )}
      {thread.snoozedUntil ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconAlarmOff size={16} aria-hidden />}
          onClick={() => void act({ ids: [thread.id] }, 'wake')}
        >
          {t('actions.wake')}
        </Button>
      ) : (
        <SnoozeMenu
          opened={snoozing}
          onChange={setSnoozing}
          onSnooze={(until) => file('snooze', until)}
        >
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconAlarm size={16} aria-hidden />}
            onClick={() => setSnoozing(!snoozing)}
          >
            {t('actions.snooze')}
          </Button>
        </SnoozeMenu>
      )}
      {thread.hasInbound && thread.unread === 0 && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconMail size={16} aria-hidden />}
          onClick={() => file('unread')}
        >
          {t('actions.unread')}
        </Button>
      )}
      <StarButton thread={thread} size={34} />
    </Group>
  );
}
