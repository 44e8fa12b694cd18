package com.facturix.crm.calling;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a call ended, and what was agreed. */
@Schema(
        examples =
                "{\"outcome\": \"callback\", \"note\": \"In a meeting until three.\", \"durationSeconds\": 45, \"callbackAt\": \"2026-12-04T14:00:00Z\", \"finishAndNext\": true}")
public record OutcomeRequest(
        @NotNull Outcome outcome,
        @Size(max = 20000) @Nullable String note,

        @Schema(description = "Who is named in the note: people who may see the lead.") @Size(max = 50) @Nullable
        List<@NotNull UUID> mentions,

        @Min(0) @Max(604_800) @Nullable Integer durationSeconds,

        @Schema(description = "When the call was, where it is told later; now where absent.") @Nullable
        Instant at,

        @Schema(description = "When a call was promised. Needed for the outcome callback, and for no other.") @Nullable
        Instant callbackAt,

        @Schema(description = "When to try again, instead of when the campaign's rule says.") @Nullable
        Instant retryAt,

        @Size(max = 60)
        @Schema(description = "A key of the campaign's lead-statuses, instead of the one that the outcome leads to.")
        @Nullable
        String status,

        @Schema(description = "Something else you have promised: it becomes a task of yours.") @Valid @Nullable
        NextStep nextStep,

        @Schema(description = "Take the next lead at once, of this campaign where one is named.") @Nullable
        Boolean finishAndNext,

        @Nullable UUID campaignId) {

    public OutcomeRequest {
        mentions = mentions == null ? List.of() : mentions.stream().distinct().toList();
        finishAndNext = finishAndNext != null && finishAndNext;
    }

    @Schema(name = "CallNextStep")
    public record NextStep(
            @NotBlank @Size(max = 300) @OneLine String title,
            @NotNull Instant dueAt) {}
}
