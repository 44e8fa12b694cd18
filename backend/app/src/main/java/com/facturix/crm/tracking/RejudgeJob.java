package com.facturix.crm.tracking;

import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.jobs.Jobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges all history by the rules of today, some hundred mails to a transaction. Begins by itself when a release brings
 * new rules; beginning anew after a crash does no harm, for what is right already is not written.
 */
@ApplicationScoped
class RejudgeJob implements Job {
    static final String NAME = "rejudge-tracking";
    private static final Logger LOG = Logger.getLogger(RejudgeJob.class);
    private static final int BATCH = 500;

    private final HistoryRepository histories;
    private final Judging judging;
    private final Clock clock;
    private final Instance<Jobs> jobs;

    /** {@code jobs} by its door: the job service itself is made of all jobs. */
    RejudgeJob(HistoryRepository histories, Judging judging, Clock clock, Instance<Jobs> jobs) {
        this.histories = histories;
        this.judging = judging;
        this.clock = clock;
        this.jobs = jobs;
    }

    void start(@Observes @Priority(jakarta.interceptor.Interceptor.Priority.APPLICATION + 700) StartupEvent started) {
        if (histories.anyStale()) {
            begin();
        }
    }

    /** Once, however often it is asked for while it waits. */
    void begin() {
        jobs.get().enqueue(NAME, "all");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        UUID last = null;
        do {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
            var from = last;
            last = QuarkusTransaction.requiringNew().call(() -> batch(from));
        } while (last != null);
        return Outcome.DONE;
    }

    /** Where it ended; null where there is nothing behind it. */
    private @Nullable UUID batch(@Nullable UUID from) {
        var trackings = histories.after(from, BATCH);
        judging.judge(trackings, clock.instant().minus(Rules.SETTLING));
        return trackings.size() < BATCH ? null : trackings.getLast();
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "Opens and clicks of the past keep the verdicts they had");
    }
}
