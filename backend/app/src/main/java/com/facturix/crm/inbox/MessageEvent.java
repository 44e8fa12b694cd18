package com.facturix.crm.inbox;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes in and goes out. News only: the messages themselves are kept. */
public sealed interface MessageEvent extends News {
    UUID messageId();

    Place place();

    /** Where a message lies, whose it is, and what it is linked to. */
    record Place(
            UUID threadId,
            UUID mailboxId,
            UUID userId,
            @Nullable UUID leadId,
            @Nullable UUID dealId,
            @Nullable UUID accountId,
            @Nullable UUID campaignId) {

        Audience audience() {
            var audience =
                    Audience.on("mail", Audience.record("mailbox", mailboxId), Audience.record("thread", threadId));
            topic(audience, "lead", leadId);
            topic(audience, "deal", dealId);
            topic(audience, "account", accountId);
            return audience.people(userId)
                    .accounts(accountId)
                    .campaigns(campaignId)
                    .build();
        }

        private static void topic(Audience.Builder audience, String entity, @Nullable UUID id) {
            if (id != null) {
                audience.topic(Audience.record(entity, id));
            }
        }
    }

    @Override
    default String entity() {
        return "message";
    }

    @Override
    default String id() {
        return messageId().toString();
    }

    @Override
    default Audience audience() {
        return place().audience();
    }

    /**
     * Something came in that was not there when the mailbox was connected.
     *
     * @param from the sender's address in small letters
     * @param originalId of the message of ours that it answers or is about
     * @param bounce of a bounce
     * @param backOn of an automatic answer that says so
     */
    record Arrived(
            UUID messageId,
            Place place,
            MessageKind kind,
            @Nullable String from,
            @Nullable UUID originalId,
            @Nullable Bounce bounce,
            java.time.@Nullable LocalDate backOn)
            implements MessageEvent {
        @Override
        public String name() {
            return "message.arrived";
        }
    }

    /** The mailbox's owner has written; {@code fromHere}: not with another program. */
    record Sent(UUID messageId, Place place, boolean fromHere) implements MessageEvent {
        @Override
        public String name() {
            return "message.sent";
        }
    }
}
