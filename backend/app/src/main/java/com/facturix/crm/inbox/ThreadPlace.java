package com.facturix.crm.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread that somebody may see, and what it hangs on: for features whose records belong to it.
 *
 * @param ownerId whose mailbox it is in
 */
public record ThreadPlace(
        UUID id,
        UUID mailboxId,
        UUID ownerId,
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId,
        @Nullable UUID campaignId) {}
