package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailboxFact;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** How mailboxes get rid of what is to be sent. News only. */
public record SendingEvent(UUID mailboxId, UUID userId, Turn turn) implements MailboxFact, News {
    /** What has become of it. */
    public enum Turn {
        /** What is due waits. */
        HELD("mailbox.sending_held"),
        /** It waits because sending fails, and the owner should hear of it. */
        FAILING("mailbox.sending_failing"),
        /** Mails go out again. */
        RECOVERED("mailbox.sending_recovered"),
        /** Some of what waited is not to go any more. */
        TAKEN_BACK("mailbox.mails_taken_back");

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
