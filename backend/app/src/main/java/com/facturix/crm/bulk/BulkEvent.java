package com.facturix.crm.bulk;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.News;
import java.util.List;
import java.util.UUID;

/**
 * What happens to runs. Whoever shows lists of leads hears of it and reads them again: one message a chunk at most, none
 * a lead.
 */
sealed interface BulkEvent extends DomainEvent {
    UUID runId();

    @Override
    default String entity() {
        return "bulk_run";
    }

    @Override
    default String id() {
        return runId().toString();
    }

    @Override
    default Audience audience() {
        return Audience.on("lists").everyone();
    }

    /** Somebody asked for it, or for its undo: what they wanted stands in the audit log. */
    record Asked(UUID runId, long version, boolean undo, List<Change> changes) implements BulkEvent {
        @Override
        public String name() {
            return undo ? "bulk_run.undo_started" : "bulk_run.started";
        }
    }

    /** How far it has come: news, and nothing to keep. */
    record Progressed(UUID runId, long version) implements BulkEvent, News {
        @Override
        public String name() {
            return "bulk_run.progressed";
        }
    }

    /** It is over, with what became of how many leads. */
    record Ended(UUID runId, long version, BulkState state, List<Change> changes) implements BulkEvent {
        @Override
        public String name() {
            return "bulk_run." + state.key();
        }
    }
}
