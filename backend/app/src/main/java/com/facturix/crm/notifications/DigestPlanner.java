package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * Every minute: for each person whose hour has come, gathers what waits for a mail, and puts down the sending of it. All
 * in one transaction, so that what is in one mail is in no other.
 */
@Singleton
class DigestPlanner implements RecurringJob {
    private static final int BATCH = 200;

    private final Sql sql;
    private final Jobs jobs;
    private final Clock clock;

    DigestPlanner(Sql sql, Jobs jobs, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
    }

    private record Due(UUID person, Instant at, int hour, ZoneId zone) {}

    @Override
    public String name() {
        return "digest-planner";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        while (QuarkusTransaction.requiringNew().call(() -> plan(clock.instant())) == BATCH) {
            // There are more.
        }
    }

    private int plan(Instant now) {
        var due = sql.list(
                """
                select user_id, next_at, hour, time_zone from digest_plan where next_at <= :now
                order by next_at limit %d for update skip locked""".formatted(BATCH),
                Map.of("now", now),
                row -> new Due(
                        row.uuid("user_id"),
                        row.instant("next_at"),
                        row.integer("hour"),
                        ZoneId.of(row.text("time_zone"))));
        due.forEach(one -> gather(one, now));
        return due.size();
    }

    private void gather(Due due, Instant now) {
        sql.update(
                "update digest_plan set next_at = :next where user_id = :person",
                Map.of("person", due.person(), "next", DigestTime.next(due.hour(), due.zone(), now)));
        var digest = Ids.next();
        sql.update("""
                insert into digest (id, user_id, due_at, state, created_at)
                values (:id, :person, :due, 'waiting', :now) on conflict (user_id, due_at) do nothing
                """, Map.of("id", digest, "person", due.person(), "due", due.at(), "now", now));
        var gathered = sql.update("""
                update notification set digest_id = :id
                where user_id = :person and mail and digest_id is null
                    and exists (select 1 from digest where id = :id)
                """, Map.of("id", digest, "person", due.person()));
        if (gathered > 0) {
            jobs.enqueue(DigestJob.NAME, digest.toString());
        }
    }
}
