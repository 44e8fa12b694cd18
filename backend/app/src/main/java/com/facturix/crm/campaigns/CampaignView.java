package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign with what its page shows. {@code counts} count what this caller may see. */
@Schema(name = "Campaign")
public record CampaignView(
        UUID id,
        Ref account,
        String name,
        CampaignStatus status,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String description,
        List<UserRef> assignees,
        Counts counts,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "CampaignCounts")
    public record Counts(int leads, int openDeals, int wonDeals) {}
}
