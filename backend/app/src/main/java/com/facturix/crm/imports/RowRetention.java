package com.facturix.crm.imports;

import com.facturix.crm.platform.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Uploaded rows are kept for a month, so that refused ones can be fetched; what was imported stays, and who did it. */
@ApplicationScoped
class RowRetention implements RecurringJob {
    static final Duration KEPT = Duration.ofDays(30);
    private static final int PATIENCE = 900;

    private final ImportRunRepository runs;
    private final Verdicts verdicts;
    private final Clock clock;

    RowRetention(ImportRunRepository runs, Verdicts verdicts, Clock clock) {
        this.runs = runs;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        for (var id : runs.withRowsBefore(clock.instant().minus(KEPT))) {
            QuarkusTransaction.requiringNew().timeout(PATIENCE).run(() -> removeRows(id));
        }
    }

    private void removeRows(UUID id) {
        runs.locked(id).filter(run -> !run.state().busy() && !run.rowsGone()).ifPresent(run -> {
            verdicts.remove(id);
            run.rowsDeleted(clock.instant());
        });
    }
}
