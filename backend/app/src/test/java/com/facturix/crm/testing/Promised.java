package com.facturix.crm.testing;

import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What the product promises to have done within a second. A machine that tests may be busy with something else for as
 * long, so what comes too late is tried anew from its start; what comes too late every time is slow.
 */
public final class Promised {
    public static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int TRIES = 5;

    private Promised() {}

    @FunctionalInterface
    public interface Attempt {
        void run() throws Exception;
    }

    /** Runs what waits {@link #A_SECOND} with Awaitility for what was promised. It brings its own data each time. */
    public static void within(Attempt attempt) throws Exception {
        for (var left = TRIES - 1; ; left--) {
            try {
                attempt.run();
                return;
            } catch (ConditionTimeoutException late) {
                if (left == 0) {
                    throw late;
                }
            }
        }
    }
}
