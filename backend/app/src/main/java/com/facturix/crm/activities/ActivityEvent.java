package com.facturix.crm.activities;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What people do to timelines; entries that the system writes are news of the record they are about. */
public sealed interface ActivityEvent extends DomainEvent {
    UUID activityId();

    @Override
    default String entity() {
        return "activity";
    }

    @Override
    default String id() {
        return activityId().toString();
    }

    @Override
    default long version() {
        return 0;
    }

    record Added(UUID activityId, List<Change> changes, Audience audience) implements ActivityEvent {
        @Override
        public String name() {
            return "activity.added";
        }
    }

    record Changed(UUID activityId, List<Change> changes, Audience audience) implements ActivityEvent {
        @Override
        public String name() {
            return "activity.changed";
        }
    }

    record Deleted(UUID activityId, List<Change> changes, Audience audience) implements ActivityEvent {
        @Override
        public String name() {
            return "activity.deleted";
        }
    }

    /** The time of a meeting that was booked has come: what it counts for is news, and nothing to keep. */
    record Held(UUID activityId, Audience audience) implements ActivityEvent {
        @Override
        public String name() {
            return "activity.held";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public boolean audited() {
            return false;
        }
    }
}
