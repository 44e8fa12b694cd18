import { createFileRoute } from '@tanstack/react-router';
import { ThreadReply } from '@/features/compose/public';
import { ThreadPage } from '@/features/inbox/components/ThreadPage';
import type { Asked, Thread } from '@/features/inbox/public';

const reply = {
  box: (thread: Thread, asked: Asked | null) => <ThreadReply thread={thread} asked={asked} />,
};

export const Route = createFileRoute('/inbox/$threadId')({
  staticData: { title: 'inbox:thread' },
  component: function OneThread() {
    return <ThreadPage threadId={Route.useParams().threadId} reply={reply} />;
  },
});
