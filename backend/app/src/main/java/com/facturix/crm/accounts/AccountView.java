package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account with what its page shows. {@code counts} count what this caller may see. */
@Schema(name = "Account")
public record AccountView(
        UUID id,
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String city,
        @Nullable Integer employees,
        @Nullable BigDecimal annualRevenue,
        @Nullable Ref parent,
        @Nullable UserRef owner,
        @Nullable String notes,
        @Nullable String externalId,
        @Schema(implementation = Object.class) JsonNode metadata,
        List<UserRef> assignees,
        Counts counts,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "AccountCounts")
    public record Counts(int campaigns, int openDeals, int leads) {}
}
