import { createFileRoute } from '@tanstack/react-router';
import { ComposeButton, OutgoingList, ThreadReply } from '@/features/compose/public';
import { InboxPage } from '@/features/inbox/components/InboxPage';
import {
  type Asked,
  type OutgoingFolder,
  readInboxSearch,
  type Thread,
} from '@/features/inbox/public';

/** The folders of what has not gone out, by the state of its mails. */
const states = { drafts: 'draft', scheduled: 'waiting', failed: 'failed' } as const;
const reply = {
  box: (thread: Thread, asked: Asked | null) => <ThreadReply thread={thread} asked={asked} />,
};

export const Route = createFileRoute('/inbox/')({
  staticData: { title: 'inbox:title' },
  validateSearch: readInboxSearch,
  component: function Inbox() {
    return (
      <InboxPage
        search={Route.useSearch()}
        compose={<ComposeButton variant="filled" start={{}} />}
        outgoing={(folder: OutgoingFolder, text) => (
          <OutgoingList key={folder} state={states[folder]} text={text} />
        )}
        reply={reply}
      />
    );
  },
});
