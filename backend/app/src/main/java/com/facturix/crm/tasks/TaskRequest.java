package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A task as its editor wants it. An absent priority is normal, or stays what it was; an absent assignee is the caller,
 * or stays who it was.
 */
@Schema(
        examples =
                "{\"title\": \"Send the offer\", \"dueAt\": \"2026-12-04T09:00:00Z\", \"dealId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}")
public record TaskRequest(
        @NotBlank @Size(max = 300) @OneLine String title,
        @NotNull Instant dueAt,
        @Nullable TaskPriority priority,
        @Nullable UUID assigneeId,

        @Schema(description = "The deal it is a next step of; lead and account follow from it.") @Nullable
        UUID dealId,

        @Schema(description = "Campaign and account follow from it.") @Nullable
        UUID leadId,

        @Schema(description = "The account follows from it.") @Nullable
        UUID campaignId,

        @Nullable UUID accountId,
        @Size(max = 20000) @Nullable String notes,

        @Schema(description = "How long before it is due its assignee is reminded, at most four weeks.")
        @Min(0)
        @Max(40320)
        @Nullable
        Integer reminderMinutes,

        @Schema(description = "Doing the task makes the next one.") @Valid @Nullable
        Repetition repeat,

        @Nullable Boolean done) {

    public TaskRequest {
        done = done != null && done;
    }

    /** One that neither reminds nor comes back, for callers inside the server. */
    public TaskRequest(
            String title,
            Instant dueAt,
            @Nullable TaskPriority priority,
            @Nullable UUID assigneeId,
            @Nullable UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID accountId,
            @Nullable String notes,
            boolean done) {
        this(title, dueAt, priority, assigneeId, dealId, leadId, null, accountId, notes, null, null, done);
    }
}
