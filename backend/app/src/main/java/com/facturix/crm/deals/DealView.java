package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal with what its page shows. {@code pipeline}: the key of the pipeline that its stage is part of. */
@Schema(name = "Deal")
public record DealView(
        UUID id,
        Ref account,
        @Nullable Ref campaign,
        @Nullable Ref lead,
        UserRef owner,
        String name,
        BigDecimal value,
        String stage,
        StageKind stageKind,
        String pipeline,
        int probability,
        boolean probabilityOverridden,
        @Nullable LocalDate closeDate,
        LocalDate openedOn,
        @Nullable Instant closedAt,
        @Nullable String lostReason,
        @Nullable String lostNote,
        @Nullable String notes,
        @Schema(implementation = Object.class) JsonNode metadata,
        @Nullable String externalId,
        String rank,
        Instant stageSince,
        int daysInStage,
        boolean rotting,
        boolean overdue,
        @Nullable NextStep nextStep,
        Rights may,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The earliest open task. */
    @Schema(name = "DealNextStep")
    public record NextStep(UUID taskId, String title, Instant dueAt, boolean overdue) {}

    @Schema(name = "DealRights")
    public record Rights(boolean edit, boolean delete) {}
}
