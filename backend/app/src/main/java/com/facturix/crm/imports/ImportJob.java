package com.facturix.crm.imports;

import com.facturix.crm.platform.jobs.Job;
import java.util.UUID;

/** Takes an import through one of its phases, chunk after chunk, as long as this node lives. */
abstract class ImportJob implements Job {
    private final Phase phase;

    ImportJob(Phase phase) {
        this.phase = phase;
    }

    /** What the work is kept under: a new mapping is new work, and the old one's comes to nothing. */
    static String id(ImportRun run) {
        return run.id() + ":" + run.mappingNumber();
    }

    static String name(Phase phase) {
        return "import-" + phase.key();
    }

    @Override
    public String name() {
        return name(phase);
    }

    /** Does the next chunk; false when there is no more. */
    abstract boolean step(Work work);

    /** Told after the last try. */
    abstract void gaveUp(Work work);

    @Override
    public Outcome run(Order order) {
        var work = Work.of(order.id());
        while (step(work)) {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
        }
        return Outcome.DONE;
    }

    /** An import that failed goes on from its own page. */
    @Override
    public boolean mayRetry() {
        return false;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        gaveUp(Work.of(id));
    }

    /** Which import, by which of its mappings. */
    record Work(UUID importId, int mappingNumber) {
        static Work of(String id) {
            var parts = id.split(":");
            return new Work(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        }
    }
}
