package com.facturix.crm.tracking;

import com.facturix.crm.platform.jobs.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What a node wrote and did not live to judge is judged by another. */
@Singleton
class JudgeLeftovers implements RecurringJob {
    private final Judging judging;
    private final Clock clock;

    JudgeLeftovers(Judging judging, Clock clock) {
        this.judging = judging;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tracking-leftovers";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    /** Looks at what is older than the nodes take for their own. */
    @Override
    public void run() {
        var before = clock.instant().minusSeconds(20);
        while (judging.judgeSettled(before) > 0) {
            // There are more.
        }
    }
}
