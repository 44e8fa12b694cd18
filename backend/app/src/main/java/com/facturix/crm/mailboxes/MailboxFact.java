package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.UUID;

/** What concerns one mailbox, for its owner and whoever watches it. */
public interface MailboxFact extends DomainEvent {
    UUID mailboxId();

    /** Whose it is. */
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
}
