package com.facturix.crm.calling;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody will be away, and somebody else keeps what they have promised. */
@Schema(
        examples =
                "{\"from\": \"2026-12-21\", \"to\": \"2027-01-03\", \"deputyId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}")
public record AbsenceRequest(
        @Schema(description = "Absent: you. Others only by a manager or an admin.") @Nullable
        UUID userId,

        @NotNull LocalDate from,
        @Schema(description = "The last day away.") @NotNull LocalDate to,

        @Schema(description = "Who is given the callbacks that fall due meanwhile.") @NotNull
        UUID deputyId) {}
