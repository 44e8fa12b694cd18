package com.facturix.crm.tasks;

import java.time.Instant;

/** Which moments a task may be due at: far more than anybody needs, and less than PostgreSQL can hold. */
final class DueTimes {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private DueTimes() {}

    static boolean isPlausible(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }
}
