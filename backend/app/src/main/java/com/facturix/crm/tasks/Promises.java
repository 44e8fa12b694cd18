package com.facturix.crm.tasks;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The tasks that come of promises made in a call: they are made, kept and taken back with it. */
@ApplicationScoped
public class Promises {
    private final TaskService service;
    private final TaskRepository tasks;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    Promises(TaskService service, TaskRepository tasks, CurrentCaller caller, Events events, Clock clock) {
        this.service = service;
        this.tasks = tasks;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** A task of the caller's about a lead. */
    public UUID make(String title, Instant dueAt, UUID leadId) {
        return service.create(new TaskRequest(title, dueAt, null, caller.id(), null, leadId, null, null, false))
                .id();
    }

    /** Marks the task as done, whoever's it is; nothing where it is gone or done already. */
    public void keep(UUID taskId) {
        settle(taskId, true);
    }

    /** Opens the task again; nothing where it is gone or open. */
    public void reopen(UUID taskId) {
        settle(taskId, false);
    }

    /** Removes the task; nothing where it is gone. */
    public void withdraw(UUID taskId) {
        tasks.findByIdOptional(taskId).ifPresent(task -> {
            var subject = tasks.place(task.links(), caller.get()).subject();
            tasks.delete(task);
            events.fire(() -> new TaskEvent.Deleted(taskId, task.version(), task.title(), task.assigneeId(), subject));
        });
    }

    private void settle(UUID taskId, boolean done) {
        tasks.findByIdOptional(taskId).ifPresent(task -> {
            var changes = task.settle(done, clock.instant());
            if (changes.isEmpty()) {
                return;
            }
            var subject = tasks.place(task.links(), caller.get()).subject();
            events.fire(() -> new TaskEvent.Amended(
                    taskId,
                    task.version(),
                    done ? TaskEvent.Turn.COMPLETED : TaskEvent.Turn.REOPENED,
                    task.assigneeId(),
                    task.assigneeId(),
                    subject,
                    subject,
                    changes.list()));
        });
    }
}
