package com.facturix.crm.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks that other features make of what the work on a lead or a mail lacks. */
@ApplicationScoped
public class FollowUps {
    private final TaskService service;

    FollowUps(TaskService service) {
        this.service = service;
    }

    /** A task of the caller's about a lead they see. */
    public TaskView make(String title, Instant dueAt, UUID leadId) {
        return service.create(new TaskRequest(title, dueAt, null, null, null, leadId, null, null, false));
    }

    /** A task of somebody's, about the nearest of these records, that reminds them when it is due. Returns its id. */
    public UUID remind(
            String title,
            Instant dueAt,
            UUID assigneeId,
            @Nullable UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID accountId) {
        var nearestLead = dealId == null ? leadId : null;
        var nearestAccount = dealId == null && leadId == null ? accountId : null;
        return service.create(new TaskRequest(
                        title,
                        dueAt,
                        null,
                        assigneeId,
                        dealId,
                        nearestLead,
                        null,
                        nearestAccount,
                        null,
                        0,
                        null,
                        false))
                .id();
    }

    /** As {@link #make}, with all that a plan says of it. */
    public TaskView give(String title, Instant dueAt, TaskPriority priority, @Nullable String notes, UUID leadId) {
        return service.create(new TaskRequest(title, dueAt, priority, null, null, leadId, null, notes, false));
    }
}
