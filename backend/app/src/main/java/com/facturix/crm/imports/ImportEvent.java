package com.facturix.crm.imports;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to imports. Managers and admins hear of it; that many records came in, everybody. */
sealed interface ImportEvent extends DomainEvent {
    UUID importId();

    @Override
    default String entity() {
        return "import";
    }

    @Override
    default String id() {
        return importId().toString();
    }

    @Override
    default List<Change> changes() {
        return List.of();
    }

    @Override
    default Audience audience() {
        return Audience.on("imports", Audience.record("import", importId())).build();
    }

    /** A step that somebody took: uploaded, mapped, started, cancelled, deleted. */
    record Stepped(UUID importId, long version, String step) implements ImportEvent {
        @Override
        public String name() {
            return "import." + step;
        }
    }

    /** How far it has come: news, and nothing to keep. */
    record Progressed(UUID importId, long version) implements ImportEvent {
        @Override
        public String name() {
            return "import.progressed";
        }

        @Override
        public boolean audited() {
            return false;
        }
    }

    record Completed(UUID importId, long version) implements ImportEvent {
        @Override
        public String name() {
            return "import.completed";
        }
    }

    record Undone(UUID importId, long version) implements ImportEvent {
        @Override
        public String name() {
            return "import.undone";
        }
    }

    record Failed(UUID importId, long version) implements ImportEvent {
        @Override
        public String name() {
            return "import.failed";
        }
    }

    /** Records came in, too many to name: whoever shows such lists reads them again. */
    record Arrived(UUID importId, long version, ImportKind kind) implements ImportEvent {
        @Override
        public String name() {
            return kind.key() + ".imported";
        }

        @Override
        public Audience audience() {
            return switch (kind) {
                case ACCOUNTS -> Audience.on("lists").everyone();
                case DEALS -> Audience.on("pipeline", "lists").everyone();
                case LEADS -> Audience.on("lists").everyone();
            };
        }

        /** The records' own entries say it, one by one. */
        @Override
        public boolean audited() {
            return false;
        }
    }
}
