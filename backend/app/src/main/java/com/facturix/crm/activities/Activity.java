package com.facturix.crm.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as its author finds it when changing it. */
record Activity(
        UUID id,
        ActivityKind kind,
        Instant at,
        @Nullable UUID actorId,
        @Nullable String body,
        Subject subject) {

    boolean mayBeChangedBy(UUID person) {
        return kind.isWritten() && person.equals(actorId);
    }
}
