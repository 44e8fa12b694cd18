package com.facturix.crm.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as one of many that come in together. Its parent is set when all are in: see {@link AccountIntake#link}. */
public record AccountLine(
        UUID id,
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String city,
        @Nullable Integer employees,
        @Nullable BigDecimal annualRevenue,
        @Nullable UUID ownerId,
        @Nullable String notes,
        @Nullable String externalId,
        ObjectNode metadata) {}
