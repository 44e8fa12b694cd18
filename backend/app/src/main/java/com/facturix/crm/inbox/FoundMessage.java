package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that somebody looks for.
 *
 * @param reason why it was skipped; null where it is stored
 * @param problem why it could not be read whole
 */
@Schema(name = "FoundMessage")
public record FoundMessage(
        @Nullable UUID threadId,
        @Nullable String internetId,
        @Nullable String subject,
        @Nullable String from,
        Instant at,
        List<String> folders,
        @Nullable SkipReason reason,
        @Nullable String problem) {

    /** {@code complete}: all that lies on the server has been read; what is not here is not there. */
    @Schema(name = "FoundMessages")
    public record Answer(List<FoundMessage> items, boolean complete) {}
}
