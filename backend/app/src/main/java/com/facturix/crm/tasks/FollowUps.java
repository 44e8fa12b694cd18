package com.facturix.crm.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Tasks that other features make of what the work on a lead lacks. */
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
}
