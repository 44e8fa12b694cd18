package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody in a sequence: where they stand, what comes next and when, or why not. */
@Schema(name = "Enrolment")
public record EnrolmentView(
        UUID id,
        Ref sequence,
        Ref lead,
        @Nullable String company,
        String address,
        @Nullable Sender mailbox,
        @Nullable UserRef enrolledBy,
        EnrolmentState state,

        @Schema(description = "Why it was left, or pauses.") @Nullable
        StopReason reason,

        @Nullable StepRef step,
        @Nullable Instant nextAt,
        @Nullable Why why,

        @Schema(description = "The lead's own.") String timeZone,

        boolean mayEdit,
        long version,
        Instant createdAt,
        @Nullable Instant endedAt) {

    @Schema(name = "EnrolmentMailbox")
    public record Sender(UUID id, String address) {}
}
