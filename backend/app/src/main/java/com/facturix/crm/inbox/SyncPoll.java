package com.facturix.crm.inbox;

import com.facturix.crm.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Has mailboxes read whose time has come: one node sees to it for all. */
@ApplicationScoped
class SyncPoll implements RecurringJob {
    private final SyncStates states;

    SyncPoll(SyncStates states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "mail-poll";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        states.askAllDue();
    }
}
