package com.facturix.crm.calling;

import com.facturix.crm.platform.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Brings back what waited, and tells so, for those who have nothing to call and therefore do not ask. */
@ApplicationScoped
class QueueTick implements RecurringJob {
    private static final int BATCH = 500;

    private final Queue queue;
    private final LeaseNews news;

    QueueTick(Queue queue, LeaseNews news) {
        this.queue = queue;
        this.news = news;
    }

    @Override
    public String name() {
        return "call-queue";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        int many;
        do {
            many = QuarkusTransaction.requiringNew().call(this::letIn);
        } while (many == BATCH);
    }

    private int letIn() {
        var leads = queue.letIn(BATCH);
        news.letIn(leads);
        return leads.size();
    }
}
