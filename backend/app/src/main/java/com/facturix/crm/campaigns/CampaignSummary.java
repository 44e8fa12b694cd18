package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as a line of a list. */
public record CampaignSummary(
        UUID id,
        Ref account,
        String name,
        CampaignStatus status,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        int leads,
        int openDeals,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
