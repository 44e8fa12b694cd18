package com.facturix.crm.inbox;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** How mailboxes stand with their servers. News only. */
public record SyncEvent(UUID mailboxId, UUID userId, Turn turn) implements News {
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

    @Override
    public String entity() {
        return "mailbox";
    }

    @Override
    public String id() {
        return mailboxId.toString();
    }

    @Override
    public Audience audience() {
        return Audience.on("mail", Audience.record("mailbox", mailboxId))
                .people(userId)
                .build();
    }
}
