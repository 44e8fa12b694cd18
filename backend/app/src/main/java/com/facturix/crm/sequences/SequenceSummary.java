package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sequence as a row of the list. */
public record SequenceSummary(
        UUID id,
        String name,
        @Nullable Ref campaign,
        UserRef owner,
        SequenceState state,
        int stepCount,
        int mailStepCount,
        EnrolmentCounts counts,
        boolean mayEdit,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
