import { createFileRoute } from '@tanstack/react-router';
import { InboxPage } from '@/features/inbox/components/InboxPage';
import { readInboxSearch } from '@/features/inbox/public';

export const Route = createFileRoute('/inbox/')({
  staticData: { title: 'inbox:title' },
  validateSearch: readInboxSearch,
  component: function Inbox() {
    return <InboxPage search={Route.useSearch()} />;
  },
});
