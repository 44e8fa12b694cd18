package com.facturix.crm.inbox;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Brings snoozed threads back when their time has come: each once, whichever nodes are running. */
@Singleton
class ThreadReturns implements RecurringJob {
    /** So many at a time: a transaction stays short however many are due. */
    private static final int BATCH = 200;

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    ThreadReturns(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "thread-returns";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        while (QuarkusTransaction.requiringNew().call(() -> bringBack(clock.instant())) == BATCH) {
            // There are more.
        }
    }

    private int bringBack(Instant now) {
        var back = sql.list(
                """
                update mail_thread t set snoozed_until = null, returned_at = :now, version = t.version + 1, updated_at = :now
                from mailbox b
                where b.id = t.mailbox_id and t.id in (
                    select id from mail_thread where snoozed_until <= :now order by snoozed_until, id limit %d
                    for no key update skip locked)
                returning t.id, b.user_id
                """.formatted(BATCH),
                Map.of("now", now),
                row -> new ThreadEvent.Returned(row.uuid("id"), row.uuid("user_id")));
        events.fireAll(
                back.stream().<Supplier<ThreadEvent>>map(event -> () -> event).toList());
        return back.size();
    }
}
