package com.facturix.crm.bulk;

import com.facturix.crm.platform.jobs.Job;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes a run, or its undo, through its leads, chunk after chunk, as long as this node lives. */
@Singleton
class BulkJob implements Job {
    static final String NAME = "bulk";

    private final BulkEngine engine;

    BulkJob(BulkEngine engine) {
        this.engine = engine;
    }

    static String id(UUID run, boolean undo) {
        return run + (undo ? ":undo" : ":do");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var parts = order.id().split(":");
        while (engine.step(UUID.fromString(parts[0]), parts[1].equals("undo"))) {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
        }
        return Outcome.DONE;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        var parts = id.split(":");
        engine.gaveUp(UUID.fromString(parts[0]), parts[1].equals("undo"));
    }
}
