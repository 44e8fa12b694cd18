package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to mailboxes: their owner's news. A password's change is told, never the password. */
public sealed interface MailboxEvent extends DomainEvent {
    UUID mailboxId();

    UUID userId();

    @Override
    default String entity() {
        return "mailbox";
    }

    @Override
    default String id() {
        return mailboxId().toString();
    }

    @Override
    default Audience audience() {
        return Audience.on("mail", Audience.record("mailbox", mailboxId()))
                .people(userId())
                .build();
    }

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
