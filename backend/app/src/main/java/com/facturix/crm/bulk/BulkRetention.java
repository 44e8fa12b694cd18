package com.facturix.crm.bulk;

import com.facturix.crm.platform.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What a run did to each lead is remembered as long as it can be undone; that it was done stays. */
@ApplicationScoped
class BulkRetention implements RecurringJob {
    private static final int PATIENCE = 900;

    private final BulkRunRepository runs;
    private final BulkItems items;
    private final Clock clock;

    BulkRetention(BulkRunRepository runs, BulkItems items, Clock clock) {
        this.runs = runs;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bulk-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        for (var id : runs.withItemsBefore(clock.instant().minus(BulkRun.UNDOABLE))) {
            QuarkusTransaction.requiringNew().timeout(PATIENCE).run(() -> forget(id));
        }
    }

    private void forget(UUID id) {
        runs.locked(id).filter(run -> !run.state().busy() && !run.itemsGone()).ifPresent(run -> {
            items.remove(id);
            run.forgotten(clock.instant());
        });
    }
}
