package com.facturix.crm.sequences;

import com.facturix.crm.platform.jobs.Job;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes many leads on, chunk after chunk, as long as this node lives. */
@Singleton
class EnrolmentJob implements Job {
    static final String NAME = "enrol";

    private final Enrolling enrolling;

    EnrolmentJob(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        while (enrolling.step(UUID.fromString(order.id()))) {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
        }
        return Outcome.DONE;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        enrolling.gaveUp(UUID.fromString(id));
    }
}
