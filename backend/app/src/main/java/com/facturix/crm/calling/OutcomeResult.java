package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a call led to. */
@Schema(name = "CallOutcome")
public record OutcomeResult(
        @Schema(description = "The call on the timeline; its id takes the outcome back.")
        UUID activityId,

        LeadView lead,
        Standing plan,

        @Schema(description = "Null where none was asked for, or nothing is to be called now.") @Nullable
        Lease next) {

    /** Where the lead stands in the queue from now on. */
    @Schema(name = "QueueStanding")
    public record Standing(
            @Schema(description = "ready, waiting, leased or closed.")
            String state,

            @Schema(
                    description =
                            "Why it waits (retry, cooling, callback) or is closed (status, attempts_used_up, do_not_call).")
            @Nullable
            String hold,

            @Nullable Instant readyAt) {}
}
