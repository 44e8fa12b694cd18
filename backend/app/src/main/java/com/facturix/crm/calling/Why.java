package com.facturix.crm.calling;

import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why it is this lead's turn. */
@Schema(name = "WhyThisLead")
public record Why(
        Reason reason,

        @Schema(description = "The hour that was promised, when they replied, were last called, or came.")
        Instant since,

        int attempts,

        @Schema(description = "How the last call ended.") @Nullable
        String lastOutcome,

        int score,

        @Schema(description = "Who promised the call.") @Nullable
        UserRef promisedBy) {

    @Schema(name = "WhyThisLeadReason")
    public enum Reason {
        @JsonProperty("callback_due")
        CALLBACK_DUE,
        @JsonProperty("hot_reply")
        HOT_REPLY,
        @JsonProperty("retry_due")
        RETRY_DUE,
        @JsonProperty("score")
        SCORE,
        @JsonProperty("never_tried")
        NEVER_TRIED
    }
}
