package com.facturix.crm.outbox;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;

/** Sees whose mails are due, and has them sent: what a mailbox's job has just missed is found here. */
@ApplicationScoped
class OutboxTick implements RecurringJob {
    private final Lanes lanes;
    private final SentMails sent;
    /** The service that runs this is made of all that it runs. */
    private final Instance<Jobs> jobs;

    OutboxTick(Lanes lanes, SentMails sent, Instance<Jobs> jobs) {
        this.lanes = lanes;
        this.sent = sent;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "outbox-tick";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        lanes.due().forEach(mailbox -> jobs.get().enqueue(OutboxJob.NAME, mailbox.toString()));
        sent.due().forEach(mailbox -> jobs.get().enqueue(SentMailJob.NAME, mailbox.toString()));
    }
}
