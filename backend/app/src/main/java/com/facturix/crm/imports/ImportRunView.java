package com.facturix.crm.imports;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import with all the wizard shows. {@code error}: why it failed, in words. */
record ImportRunView(
        UUID id,
        ImportKind kind,
        ImportState state,
        String fileName,
        String charset,
        String delimiter,
        int rowCount,
        List<ColumnView> columns,
        @Nullable Mapping mapping,
        Mapping suggestion,
        @Nullable Counts counts,
        @Nullable Progress progress,
        @Nullable Samples samples,
        List<Question> questions,
        Undo undo,
        @Nullable String error,
        UserRef createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {}
