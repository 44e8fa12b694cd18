package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sequence with its steps. */
@Schema(name = "Sequence")
public record SequenceView(
        UUID id,
        String name,
        @Nullable Ref campaign,
        UserRef owner,
        SequenceState state,
        SendingWindow window,
        int throttleSeconds,
        @Nullable Integer dailyCap,
        int companyPauseHours,
        StopRules stopOn,
        boolean parallel,
        List<Step> steps,
        EnrolmentCounts counts,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
