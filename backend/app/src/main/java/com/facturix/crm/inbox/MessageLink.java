package com.facturix.crm.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a thread or a message is linked to. */
record MessageLink(
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId,
        @Nullable UUID campaignId) {
    static final MessageLink NONE = new MessageLink(null, null, null, null);

    /** An account with a campaign is what a deleted lead or deal leaves behind. */
    boolean isEmpty() {
        return leadId == null && dealId == null && (accountId == null || campaignId != null);
    }
}
