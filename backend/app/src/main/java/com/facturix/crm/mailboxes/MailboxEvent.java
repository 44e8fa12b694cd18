package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.Change;
import java.util.List;
import java.util.UUID;

/** What happens to mailboxes: their owner's news. A password's change is told, never the password. */
public sealed interface MailboxEvent extends MailboxFact {
    record Connected(UUID mailboxId, UUID userId, long version, List<Change> changes) implements MailboxEvent {
        @Override
        public String name() {
            return "mailbox.connected";
        }
    }

    record Changed(UUID mailboxId, UUID userId, long version, List<Change> changes) implements MailboxEvent {
        @Override
        public String name() {
            return "mailbox.changed";
        }
    }

    record Removed(UUID mailboxId, UUID userId, long version, List<Change> changes) implements MailboxEvent {
        @Override
        public String name() {
            return "mailbox.removed";
        }
    }
}
