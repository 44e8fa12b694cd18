package com.facturix.crm.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal that somebody may see, and what it belongs to: for features that hang their records on it. */
public record DealPlace(
        UUID id,
        UUID accountId,
        @Nullable UUID campaignId,
        @Nullable UUID leadId,
        UUID ownerId,
        String name) {}
