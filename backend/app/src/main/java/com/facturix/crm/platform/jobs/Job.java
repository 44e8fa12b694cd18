package com.facturix.crm.platform.jobs;

import java.time.Duration;

/**
 * A kind of work that {@link Jobs} carries out. A job may run again after a crash, and for a moment even twice at
 * once when a node hangs and comes back: it does its work in transactions that first lock what they work on.
 */
public interface Job {
    /** The stable name under which waiting work is kept. */
    String name();

    /** Does the work of one id, or a part of it. Runs in a request context of its own, outside a transaction. */
    Outcome run(Order order);

    /** Told after the last try failed, so that somebody learns of it. */
    void gaveUp(String id, Throwable cause);

    /** Whether an admin may have it tried again after the last failure, or another place sees to that. */
    default boolean mayRetry() {
        return true;
    }

    /** How often a failing run is tried before giving up. */
    default int tries() {
        return 3;
    }

    /** How long after the n-th failure in a row (from 1) it is tried again. */
    default Duration pauseAfter(int failures) {
        return Duration.ofSeconds(2L << Math.min(failures, 10));
    }

    /** Whether a run did all there was. */
    enum Outcome {
        DONE,
        /** There is more: run again at once, here or on another node. */
        AGAIN
    }

    /** One piece of work as it is handed out. */
    interface Order {
        String id();

        /** Whether this node is shutting down: end at the next safe point with {@link Outcome#AGAIN}. */
        boolean stopping();
    }
}
