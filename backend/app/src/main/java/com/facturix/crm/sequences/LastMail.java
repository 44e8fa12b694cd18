package com.facturix.crm.sequences;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last mail that somebody got from their sequence, and what became of it.
 *
 * @param state as the outbox has it
 * @param messageId what a reply refers to; null until it is a message
 */
record LastMail(
        UUID id,
        String state,
        String subject,
        @Nullable UUID threadId,
        @Nullable UUID messageId,
        @Nullable Instant sentAt,
        int opens,
        int clicks,
        @Nullable Instant repliedAt) {
    boolean isOut() {
        return state.equals("sent");
    }

    boolean isOnItsWay() {
        return state.equals("waiting") || state.equals("sending");
    }

    boolean did(ConditionPart.What what) {
        return switch (what) {
            case OPENED -> opens > 0 || clicks > 0;
            case CLICKED -> clicks > 0;
            case REPLIED -> repliedAt != null;
        };
    }
}
