package com.facturix.crm.tasks;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    private @Nullable String notes;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "remind_minutes")
    private @Nullable Integer remindMinutes;

    /** Null where no reminder is wanted, or where it has been given. */
    @Column(name = "remind_at")
    private @Nullable Instant remindAt;

    @Column(name = "repeat_every")
    private @Nullable String repeatEvery;

    @Column(name = "repeat_interval")
    private @Nullable Short repeatInterval;

    @Column(name = "repeat_zone")
    private @Nullable String repeatZone;

    @Column(name = "repeat_day")
    private @Nullable Short repeatDay;

    /** The one that came of doing this one. */
    @Column(name = "next_id")
    private @Nullable UUID nextId;

    /** For Hibernate. */
    protected Task() {}

    Task(TaskRequest request, UUID assigneeId, Instant now) {
        super(now);
        apply(request, assigneeId, now, new Changes());
    }

    /** What comes back of {@code done}, due at {@code dueAt}. */
    private Task(Task done, Instant dueAt, Instant now) {
        super(now);
        title = done.title;
        this.dueAt = dueAt;
        priority = done.priority;
        assigneeId = done.assigneeId;
        dealId = done.dealId;
        leadId = done.leadId;
        campaignId = done.campaignId;
        accountId = done.accountId;
        notes = done.notes;
        remindMinutes = done.remindMinutes;
        repeatEvery = done.repeatEvery;
        repeatInterval = done.repeatInterval;
        repeatZone = done.repeatZone;
        repeatDay = done.repeatDay;
        planReminder(now);
    }

    /** The next of a task that comes back, now that this one is done; empty where it does not, or has come already. */
    Optional<Task> next(Instant now) {
        var repeat = repeat();
        if (repeat == null || nextId != null) {
            return Optional.empty();
        }
        var due = repeat.after(dueAt, repeatDay == null ? repeat.dayOfMonth(dueAt) : repeatDay, now);
        return DueTimes.isPlausible(due) ? Optional.of(new Task(this, due, now)) : Optional.empty();
    }

    /** Remembers what came of it, so that it can be taken back. */
    void followedBy(@Nullable UUID next) {
        nextId = next;
    }

    @Nullable
    UUID nextId() {
        return nextId;
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

    /** Makes it done or not; returns what that changed. */
    Changes settle(boolean done, Instant now) {
        var changes = new Changes();
        changes.note("done", isDone(), done);
        if (!changes.isEmpty()) {
            doneAt = done ? now : null;
            planReminder(now);
            touch(now);
        }
        return changes;
    }

    private void apply(TaskRequest request, UUID newAssigneeId, Instant now, Changes changes) {
        var links = TaskLinks.of(request);
        var wasDone = isDone();
        title = changes.note("title", title, request.title());
        // PostgreSQL keeps microseconds; comparing finer ones would see a change where there is none.
        dueAt = changes.note("dueAt", dueAt, request.dueAt().truncatedTo(ChronoUnit.MICROS));
        priority = changes.note("priority", priority, request.priority() == null ? priority : request.priority());
        assigneeId = changes.note("assigneeId", assigneeId, newAssigneeId);
        dealId = changes.note("dealId", dealId, links.dealId());
        leadId = changes.note("leadId", leadId, links.leadId());
        campaignId = changes.note("campaignId", campaignId, links.campaignId());
        accountId = changes.note("accountId", accountId, links.accountId());
        notes = changes.note("notes", notes, request.notes());
        repeat(changes.note("repeat", repeat(), request.repeat()));
        if (changes.has("repeat") || changes.has("dueAt")) {
            anchor();
        }
        remindMinutes = changes.note("reminderMinutes", remindMinutes, request.reminderMinutes());
        if (changes.note("done", isDone(), request.done()) && doneAt == null) {
            doneAt = now;
        } else if (!request.done()) {
            doneAt = null;
        }
        if (changes.has("dueAt") || changes.has("reminderMinutes") || wasDone != isDone()) {
            planReminder(now);
        }
    }

    private void repeat(@Nullable Repetition repeat) {
        repeatEvery = repeat == null ? null : repeat.every().key();
        repeatInterval = repeat == null ? null : (short) repeat.interval();
        repeatZone = repeat == null ? null : repeat.timeZone();
    }

    private @Nullable Repetition repeat() {
        return repeatEvery == null || repeatInterval == null || repeatZone == null
                ? null
                : new Repetition(Repetition.Every.ofKey(repeatEvery), repeatInterval, repeatZone);
    }

    private void anchor() {
        var repeat = repeat();
        repeatDay = repeat == null ? null : (short) repeat.dayOfMonth(dueAt);
    }

    /** Of what is due already nobody is reminded: it stands in red. */
    private void planReminder(Instant now) {
        remindAt = remindMinutes == null || isDone() || !dueAt.isAfter(now)
                ? null
                : dueAt.minus(Duration.ofMinutes(remindMinutes));
    }

    String title() {
        return title;
    }

    UUID assigneeId() {
        return assigneeId;
    }

    TaskLinks links() {
        return new TaskLinks(dealId, leadId, campaignId, accountId);
    }

    boolean isDone() {
        return doneAt != null;
    }
}
