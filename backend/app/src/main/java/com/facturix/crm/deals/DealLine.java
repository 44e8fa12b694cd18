package com.facturix.crm.deals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal as one of many that come in together: all that an import may set, with what follows from its stage worked out.
 *
 * @param stageSince since when it stands in its stage; the rot clock starts there too
 */
public record DealLine(
        UUID id,
        UUID accountId,
        UUID ownerId,
        String name,
        BigDecimal value,
        String stage,
        int probability,
        boolean probabilityOverridden,
        @Nullable LocalDate closeDate,
        LocalDate openedOn,
        @Nullable Instant closedAt,
        @Nullable String lostReason,
        @Nullable String lostNote,
        @Nullable String notes,
        @Nullable String externalId,
        ObjectNode metadata,
        Instant stageSince) {}
