import { createFileRoute } from '@tanstack/react-router';
import { ThreadPage } from '@/features/inbox/components/ThreadPage';

export const Route = createFileRoute('/inbox/$threadId')({
  staticData: { title: 'inbox:thread' },
  component: function OneThread() {
    return <ThreadPage threadId={Route.useParams().threadId} />;
  },
});
