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
    private final ImportChanges changes;
    private final Clock clock;

    RowRetention(ImportRunRepository runs, Verdicts verdicts, ImportChanges changes, Clock clock) {
        this.runs = runs;
        this.verdicts = verdicts;
        this.changes = changes;
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
        for (var id : runs.undoableBefore(clock.instant())) {
            QuarkusTransaction.requiringNew().timeout(PATIENCE).run(() -> removeChanges(id));
        }
    }

    private void removeChanges(UUID id) {
        runs.locked(id).filter(run -> !run.state().busy()).ifPresent(run -> {
            changes.remove(id);
            run.settled();
        });
    }

    private void removeRows(UUID id) {
        runs.locked(id).filter(run -> !run.state().busy() && !run.rowsGone()).ifPresent(run -> {
            verdicts.remove(id);
            run.rowsDeleted(clock.instant());
        });
    }
}
