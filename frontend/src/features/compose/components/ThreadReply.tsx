import type { Asked, Thread } from '@/features/inbox/public';
import { answeredOf } from '../answer.model';
import { ReplyBox } from './ReplyBox';

interface Props {
  thread: Thread;
  /** What a message's menu or a key wants; null until something does. */
  asked: Asked | null;
}

/** Answers a letter of a thread. */
export function ThreadReply({ thread: { thread, messages }, asked }: Props) {
  const newest = answeredOf(messages, null);
  const chosen = answeredOf(messages, asked?.messageId);
  if (!newest || !chosen) return null;
  return (
    <ReplyBox
      key={thread.id}
      message={newest}
      threadId={thread.id}
      mailboxId={thread.mailbox.id}
      lead={thread.lead ?? null}
      deal={thread.deal ?? null}
      asked={asked && { ...asked, message: chosen }}
    />
  );
}
