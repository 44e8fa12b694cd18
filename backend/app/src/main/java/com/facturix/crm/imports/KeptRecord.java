package com.facturix.crm.imports;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that an undo left alone.
 *
 * @param rowNo the row of the file that wrote it; null for one that came because a row named it
 * @param name null for one that is deleted
 * @param reason {@code changed}, {@code in_use} or {@code deleted}, since the import
 */
record KeptRecord(
        UUID recordId,
        ImportKind kind,
        @Nullable Integer rowNo,
        @Nullable String name,
        String reason) {
    KeptRecord(
            UUID recordId,
            ImportKind kind,
            @Nullable Integer rowNo,
            @Nullable String name,
            ImportChanges.Reason reason) {
        this(recordId, kind, rowNo, name, reason.name().toLowerCase(Locale.ROOT));
    }
}
