package com.facturix.crm.tasks;

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
        @NotBlank @Size(max = 300) String title,
        @NotNull Instant dueAt,
        @Nullable TaskPriority priority,
        @Nullable UUID assigneeId,

        @Schema(description = "The deal it is a next step of; lead and account follow from it.") @Nullable
        UUID dealId,

        @Schema(description = "The account follows from it.") @Nullable
        UUID leadId,

        @Nullable UUID accountId,
        @Size(max = 20000) @Nullable String notes,
        @Nullable Boolean done) {

    public TaskRequest {
        done = done != null && done;
    }
}
