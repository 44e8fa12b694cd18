import type { Thread } from '@/features/inbox/public';
import { ReplyBox } from './ReplyBox';

/** Answers the latest letter of a thread: what machines sent into it wants no answer. */
export function ThreadReply({ thread: { thread, messages } }: { thread: Thread }) {
  const letters = messages.filter(({ kind }) => kind === 'message');
  const newest = (letters.length > 0 ? letters : messages).at(-1);
  if (!newest) return null;
  return (
    <ReplyBox
      key={thread.id}
      message={newest}
      threadId={thread.id}
      mailboxId={thread.mailbox.id}
      lead={thread.lead ?? null}
      deal={thread.deal ?? null}
    />
  );
}
