package com.facturix.crm.tasks;

import com.facturix.crm.activities.Subject;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to tasks. A deal's card shows its next step, so the pipeline hears of them too. */
public sealed interface TaskEvent extends DomainEvent {
    UUID taskId();

    @Override
    default String entity() {
        return "task";
    }

    @Override
    default String id() {
        return taskId().toString();
    }

    private static Audience.Builder topics(UUID taskId, UUID assigneeId, Subject subject) {
        var audience = subject.addTo(Audience.on(Audience.record("task", taskId), "me", "tasks"));
        if (subject.dealId() != null) {
            audience.topic("pipeline");
        }
        return audience.people(assigneeId);
    }

    record Created(UUID taskId, long version, UUID assigneeId, Subject subject) implements TaskEvent {
        @Override
        public String name() {
            return "task.created";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public Audience audience() {
            return topics(taskId, assigneeId, subject).build();
        }
    }

    /** What a change can be besides an edit. */
    enum Turn {
        AMENDED,
        COMPLETED,
        REOPENED
    }

    /** {@code assigneeBefore}, {@code before}: those who saw it there hear of it too, because it may leave their sight. */
    record Amended(
            UUID taskId,
            long version,
            Turn turn,
            UUID assigneeBefore,
            UUID assigneeId,
            Subject before,
            Subject subject,
            List<Change> changes)
            implements TaskEvent {
        @Override
        public String name() {
            return switch (turn) {
                case AMENDED -> "task.amended";
                case COMPLETED -> "task.completed";
                case REOPENED -> "task.reopened";
            };
        }

        @Override
        public Audience audience() {
            var audience = topics(taskId, assigneeId, subject);
            return before.addTo(audience).people(assigneeBefore).build();
        }
    }

    record Deleted(UUID taskId, long version, String title, UUID assigneeId, Subject subject) implements TaskEvent {
        @Override
        public String name() {
            return "task.deleted";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("title", title, null));
        }

        @Override
        public Audience audience() {
            return topics(taskId, assigneeId, subject).build();
        }
    }
}
