package com.facturix.crm.platform.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of background work.
 *
 * @param name what kind of work it is
 * @param id of what it is about
 * @param dueAt when it begins; null where it failed for good
 * @param node which node is at it
 * @param heartbeatAt when that node last showed that it lives
 * @param failures in a row
 * @param error what went wrong last, without secrets
 * @param mayRetry whether an admin may have it tried again
 */
@Schema(name = "Job")
public record JobView(
        String name,
        String id,
        State state,
        boolean recurring,
        @Nullable Instant dueAt,
        @Nullable String node,
        @Nullable Instant heartbeatAt,
        @Nullable Instant lastSuccessAt,
        int failures,
        @Nullable Instant failedAt,
        @Nullable String error,
        boolean mayRetry) {

    /** Where it stands. */
    @Schema(name = "JobState")
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("waiting")
        WAITING,
        /** Failed, and tried again when it is due. */
        @JsonProperty("retrying")
        RETRYING,
        /** Failed for the last time. */
        @JsonProperty("failed")
        FAILED;

        static State ofKey(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
