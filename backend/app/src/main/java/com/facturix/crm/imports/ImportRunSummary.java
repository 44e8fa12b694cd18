package com.facturix.crm.imports;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import in the list of all. */
record ImportRunSummary(
        UUID id,
        ImportKind kind,
        ImportState state,
        String fileName,
        int rowCount,
        @Nullable Counts counts,
        @Nullable Progress progress,
        @Nullable String error,
        UserRef createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {}
