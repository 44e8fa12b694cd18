package com.facturix.crm.inbox;

import com.facturix.crm.inbox.ThreadActions.Chosen;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.tasks.FollowUps;
import com.facturix.crm.tasks.Promises;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snoozed thread is out of the inbox until its time, and its owner has a task due then, which reminds them. What wakes
 * it earlier takes the task back; what files it does the task.
 */
@ApplicationScoped
class ThreadSnoozes {
    /** Each snooze makes a task of its own. */
    private static final int MOST = 200;

    private static final Duration FARTHEST = Duration.ofDays(2 * 366);
    /** As long as a task's title may be. */
    private static final int LONGEST_TITLE = 300;

    private final Sql sql;
    private final ThreadRepository threads;
    private final FollowUps tasks;
    private final Promises promises;
    private final CurrentCaller caller;
    private final Clock clock;

    ThreadSnoozes(
            Sql sql, ThreadRepository threads, FollowUps tasks, Promises promises, CurrentCaller caller, Clock clock) {
        this.sql = sql;
        this.threads = threads;
        this.tasks = tasks;
        this.promises = promises;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses with 400 what is no time to come back at, and more threads than somebody can mean to come back to. */
    void check(@Nullable Instant until, int threads) {
        var now = clock.instant();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(FARTHEST))) {
            throw Problems.invalid("until", "must be a time to come, within two years");
        }
        if (threads > MOST) {
            throw Problems.invalid("ids", "are more than the %d that can be snoozed at once".formatted(MOST));
        }
    }

    List<UUID> snooze(List<Chosen> chosen, Instant until) {
        var ids = chosen.stream().map(Chosen::id).toList();
        withdrawTasks(ids);
        var french = french(chosen);
        var made = new HashMap<UUID, UUID>();
        for (var thread : threads.summaries(ids, caller.get())) {
            made.put(thread.id(), remind(thread, until, french));
        }
        return sql.list(
                """
                update mail_thread t set snoozed_until = :until, done_at = null, snooze_task_id = x.task,
                    version = version + 1, updated_at = :now
                from unnest(cast(:threads as uuid[]), cast(:tasks as uuid[])) as x (thread, task)
                where t.id = x.thread returning t.id
                """,
                Map.of(
                        "threads", List.copyOf(made.keySet()),
                        "tasks", List.copyOf(made.values()),
                        "until", until,
                        "now", clock.instant()),
                row -> row.uuid("id"));
    }

    /** Of those of these threads that are asleep again: their owners are reminded as before. */
    void remindAgain(List<Chosen> chosen) {
        var french = french(chosen);
        var now = clock.instant();
        var made = new HashMap<UUID, UUID>();
        for (var thread : threads.summaries(chosen.stream().map(Chosen::id).toList(), caller.get())) {
            var until = thread.snoozedUntil();
            if (until != null && until.isAfter(now)) {
                made.put(thread.id(), remind(thread, until, french));
            }
        }
        sql.update("""
                update mail_thread t set snooze_task_id = x.task
                from unnest(cast(:threads as uuid[]), cast(:tasks as uuid[])) as x (thread, task) where t.id = x.thread
                """, Map.of("threads", List.copyOf(made.keySet()), "tasks", List.copyOf(made.values())));
    }

    private UUID remind(ThreadSummary thread, Instant until, List<UUID> french) {
        var owner = thread.mailbox().owner().id();
        return tasks.remind(
                title(thread, french.contains(owner)),
                until,
                owner,
                thread.deal() == null ? null : thread.deal().id(),
                thread.lead() == null ? null : thread.lead().id(),
                thread.account() == null ? null : thread.account().id());
    }

    /** Ends the snooze before its time. */
    List<UUID> wake(List<UUID> ids) {
        withdrawTasks(ids);
        return sql.list("""
                update mail_thread set snoozed_until = null, version = version + 1, updated_at = :now
                where id = any(:ids) and snoozed_until is not null returning id
                """, Map.of("ids", ids, "now", clock.instant()), row -> row.uuid("id"));
    }

    /** Something new came in: whatever the thread was filed as, it is in the inbox again. */
    void somethingCame(UUID threadId) {
        wake(List.of(threadId));
        sql.update(
                "update mail_thread set done_at = null where id = :id and done_at is not null", Map.of("id", threadId));
    }

    /** What is filed needs nobody to come back to it. */
    void keepTasks(Collection<UUID> ids) {
        tasksOf(ids, "true").forEach(promises::keep);
    }

    /** Of threads that are filed: the tasks that were done by filing them. */
    void reopenTasks(Collection<UUID> ids) {
        tasksOf(ids, "exists (select 1 from task where id = snooze_task_id and task.done_at >= mail_thread.done_at)")
                .forEach(promises::reopen);
    }

    /** Tasks whose time has not come: they have nothing to say any more. */
    void withdrawTasks(Collection<UUID> ids) {
        tasksOf(ids, "snoozed_until is not null").forEach(promises::withdraw);
    }

    private List<UUID> tasksOf(Collection<UUID> ids, String condition) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select snooze_task_id from mail_thread where id = any(:ids) and snooze_task_id is not null and "
                                + condition,
                        Map.of("ids", ids),
                        row -> row.uuid("snooze_task_id"));
    }

    private List<UUID> french(List<Chosen> chosen) {
        return sql.list(
                "select id from app_user where id = any(:people) and locale = 'fr'",
                Where.all()
                        .bind(
                                "people",
                                chosen.stream().map(Chosen::ownerId).distinct().toList())
                        .values(),
                row -> row.uuid("id"));
    }

    private static String title(ThreadSummary thread, boolean french) {
        var what = thread.subject().isBlank() ? Objects.toString(thread.people(), "") : thread.subject();
        var title = (french ? "Reprendre le fil : " : "Back to the thread: ") + what.strip();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }
}
