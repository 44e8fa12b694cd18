package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as a line of a list. */
public record AccountSummary(
        UUID id,
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String country,
        @Nullable String city,
        @Nullable Integer employees,
        @Nullable BigDecimal annualRevenue,
        @Nullable UserRef owner,
        int openDeals,
        BigDecimal openValue,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
