package com.facturix.crm.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a deal belongs to, which decides who sees it. */
public record DealTies(
        UUID accountId, @Nullable UUID campaignId, @Nullable UUID leadId, UUID ownerId) {}
