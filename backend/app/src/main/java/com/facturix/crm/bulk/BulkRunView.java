package com.facturix.crm.bulk;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as its page and its toast show it. */
@Schema(name = "BulkRun")
public record BulkRunView(
        UUID id,
        BulkAction action,
        BulkState state,

        @Schema(description = "Leads it is about; of an undo: those that were changed.")
        int total,

        @Schema(description = "Leads behind it, whatever became of them.")
        int done,

        int changed,

        @Schema(description = "Leads that were as wanted already.")
        int unchanged,

        int refused,
        List<Count> refusedByReason,

        @Schema(description = "Leads that an undo put back.")
        int restored,

        int leftAlone,
        List<Count> leftAloneByReason,

        @Schema(description = "The first 100 leads that were refused, or after an undo left alone.")
        List<Told> told,

        @Schema(description = "Until when it can be undone; null where it cannot.") @Nullable
        Instant undoableUntil,

        @Nullable String error,
        UserRef createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {

    /** How many leads for one reason. */
    @Schema(name = "BulkRefusalCount")
    public record Count(Refusal reason, int count) {}

    /** One lead and why. {@code name} is empty where the caller may not know it. */
    @Schema(name = "BulkRefusal")
    public record Told(UUID leadId, String name, Refusal reason) {}
}
