package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** A test showed that a mailbox's own settings let us in to send. News only: what waits need wait no longer. */
public record SendingWorks(UUID mailboxId, UUID userId) implements MailboxFact, News {
    @Override
    public String name() {
        return "mailbox.sending_works";
    }
}
