package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a message comes from.
 *
 * @param outbound where it is certain: written by the mailbox's owner
 * @param receivedAt when its server got it
 * @param news whether people are told of it; false for what lay there before the mailbox was connected
 * @param outgoingMailId of a mail that went out from here
 * @param threadId of the thread it was written in
 */
public record Origin(
        boolean outbound,
        @Nullable Instant receivedAt,
        MessageFlags.State flags,
        boolean news,
        @Nullable UUID outgoingMailId,
        @Nullable UUID threadId) {

    /** A mail that has just been sent from here; its id becomes the message's. */
    public static Origin sent(UUID outgoingMailId, @Nullable UUID threadId) {
        return new Origin(true, null, MessageFlags.State.READ, true, outgoingMailId, threadId);
    }

    /** A message of a folder; {@code outbound}: of that for what was sent. */
    static Origin folder(boolean outbound, @Nullable Instant receivedAt, MessageFlags.State flags, boolean news) {
        return new Origin(outbound, receivedAt, flags, news, null, null);
    }
}
