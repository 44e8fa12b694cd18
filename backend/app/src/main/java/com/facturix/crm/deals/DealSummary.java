package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal as a line of a list or a card of the board. {@code nextStepAt}: when its earliest open task is due. */
public record DealSummary(
        UUID id,
        String name,
        Ref account,
        @Nullable Ref campaign,
        UserRef owner,
        BigDecimal value,
        String stage,
        StageKind stageKind,
        int probability,
        @Nullable LocalDate closeDate,
        @Nullable Instant closedAt,
        int daysInStage,
        boolean rotting,
        boolean overdue,
        @Nullable Instant nextStepAt,
        boolean mayEdit,
        long version,
        Instant updatedAt,
        Instant createdAt) {}
