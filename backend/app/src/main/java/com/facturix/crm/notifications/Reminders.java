package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells people that a task of theirs is due soon: each reminder once, whichever nodes are running. */
@Singleton
class Reminders implements RecurringJob {
    /** So many at a time: a transaction stays short however many are due. */
    private static final int BATCH = 500;

    private final Sql sql;
    private final Notices notices;
    private final Clock clock;

    Reminders(Sql sql, Notices notices, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "task-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        while (QuarkusTransaction.requiringNew().call(() -> remind(clock.instant())) == BATCH) {
            // There are more.
        }
    }

    private int remind(Instant now) {
        var due = sql.list("""
                update task set remind_at = null where id in (
                    select id from task where remind_at <= :now order by remind_at limit %d for update skip locked)
                returning id
                """.formatted(BATCH), Map.of("now", now), row -> row.uuid("id"));
        if (!due.isEmpty()) {
            notices.arrived(told(due, now));
        }
        return due.size();
    }

    private List<UUID> told(List<UUID> tasks, Instant now) {
        return sql.list("""
                insert into notification (id, user_id, kind, at, entity, entity_id, batch, in_app, mail)
                select uuidv7(), u.id, 'task_due', :now, 'task', t.id, t.id || ' ' || t.due_at, coalesce(p.in_app, true),
                    coalesce(p.mail, false)
                from task t join app_user u on u.id = t.assignee_id and u.active and u.kind = 'person'
                left join notification_preference p on p.user_id = u.id and p.kind = 'task_due'
                where t.id = any(:tasks) and t.done_at is null and (coalesce(p.in_app, true) or coalesce(p.mail, false))
                on conflict (user_id, kind, entity, batch) do nothing
                returning user_id
                """, Map.of("tasks", tasks, "now", now), row -> row.uuid("user_id"));
    }
}
