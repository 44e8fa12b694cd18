package com.facturix.crm.calling;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead behind a number of the queue. */
@Schema(name = "CallQueueRow")
record QueueRow(
        UUID leadId,
        String fullName,
        @Nullable String company,
        String timeZone,
        int attempts,

        @Schema(description = "How the last call ended.") @Nullable
        String lastOutcome,

        @Schema(description = "Whose it is; null where anybody's.") @Nullable
        UserRef forUser,

        @Schema(description = "Who works on it at this moment.") @Nullable
        UserRef holder,

        @Schema(description = "When the wait or the lease ends; null where there is none.") @Nullable
        Instant until) {}
