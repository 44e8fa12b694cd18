package com.facturix.crm.tasks;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that somebody has to do. */
@Entity
@Table(name = "task")
class Task extends VersionedRecord {
    private String title;

    @Column(name = "due_at")
    private Instant dueAt;

    @Convert(converter = TaskPriorityColumn.class)
    private TaskPriority priority = TaskPriority.NORMAL;

    @Column(name = "assignee_id")
    private UUID assigneeId;

    @Column(name = "deal_id")
    private @Nullable UUID dealId;

    @Column(name = "lead_id")
    private @Nullable UUID leadId;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    private @Nullable String notes;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    /** For Hibernate. */
    protected Task() {}

    Task(TaskRequest request, UUID assigneeId, Instant now) {
        super(now);
        apply(request, assigneeId, now, new Changes());
    }

    /** Takes over every field; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(TaskRequest request, UUID assigneeId, Instant now) {
        var changes = new Changes();
        apply(request, assigneeId, now, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(TaskRequest request, UUID newAssigneeId, Instant now, Changes changes) {
        var links = TaskLinks.of(request);
        title = changes.note("title", title, request.title());
        // PostgreSQL keeps microseconds; comparing finer ones would see a change where there is none.
        dueAt = changes.note("dueAt", dueAt, request.dueAt().truncatedTo(ChronoUnit.MICROS));
        priority = changes.note("priority", priority, request.priority() == null ? priority : request.priority());
        assigneeId = changes.note("assigneeId", assigneeId, newAssigneeId);
        dealId = changes.note("dealId", dealId, links.dealId());
        leadId = changes.note("leadId", leadId, links.leadId());
        accountId = changes.note("accountId", accountId, links.accountId());
        notes = changes.note("notes", notes, request.notes());
        if (changes.note("done", isDone(), request.done()) && doneAt == null) {
            doneAt = now;
        } else if (!request.done()) {
            doneAt = null;
        }
    }

    String title() {
        return title;
    }

    UUID assigneeId() {
        return assigneeId;
    }

    TaskLinks links() {
        return new TaskLinks(dealId, leadId, accountId);
    }

    boolean isDone() {
        return doneAt != null;
    }
}
