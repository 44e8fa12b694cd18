package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailboxFact;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** How mailboxes stand with their servers. News only. */
public record SyncEvent(UUID mailboxId, UUID userId, Turn turn) implements MailboxFact, News {
    /** What has become of it. */
    public enum Turn {
        /** More of it has been read. */
        SYNCED("mailbox.synced"),
        /** It cannot be read; its owner should hear of it. */
        FAILING("mailbox.failing"),
        /** It can be read again. */
        RECOVERED("mailbox.recovered");

        private final String event;

        Turn(String event) {
            this.event = event;
        }
    }

    @Override
    public String name() {
        return turn.event;
    }
}
