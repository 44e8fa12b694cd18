package com.facturix.crm.platform.jobs;

import java.time.Duration;

/** Housekeeping that one node at a time does again and again. */
public interface RecurringJob {
    /** The stable name under which its next time is kept. */
    String name();

    /** The pause from the end of one run to the start of the next. */
    Duration every();

    /** Runs in a request context of its own, outside a transaction. A failure is logged, and the next run comes in time. */
    void run();
}
