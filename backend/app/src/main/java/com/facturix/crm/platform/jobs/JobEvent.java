package com.facturix.crm.platform.jobs;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;

/** What happens to background work. Admins' page hears of it; the log keeps what an admin did. */
sealed interface JobEvent extends DomainEvent {
    String job();

    @Override
    default String entity() {
        return "job";
    }

    @Override
    default String id() {
        return job();
    }

    @Override
    default long version() {
        return 0;
    }

    @Override
    default List<Change> changes() {
        return List.of();
    }

    @Override
    default Audience audience() {
        return Audience.on(Audience.record("job", "all")).build();
    }

    /** Begun, ended, failed, or put down: news alone. */
    record Changed(String job) implements JobEvent {
        @Override
        public String name() {
            return "job.changed";
        }

        @Override
        public boolean audited() {
            return false;
        }
    }

    /** An admin had failed work tried again. */
    record Retried(String job, String instance) implements JobEvent {
        @Override
        public String name() {
            return "job.retried";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("instance", null, instance));
        }
    }

    /** An admin put failed work aside. */
    record Discarded(String job, String instance) implements JobEvent {
        @Override
        public String name() {
            return "job.discarded";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("instance", instance, null));
        }
    }
}
