package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far taking people on has come, and what became of them. */
@Schema(name = "EnrolmentRun")
public record EnrolmentRunView(
        UUID id,
        Ref sequence,
        State state,
        int total,
        int done,
        int enrolled,
        List<Count> leftOut,
        @Nullable String error,
        UserRef createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    @Schema(name = "EnrolmentRunState")
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "EnrolmentRunCount")
    public record Count(LeftOut reason, int count) {}
}
