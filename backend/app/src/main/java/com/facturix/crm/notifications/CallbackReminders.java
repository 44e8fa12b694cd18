package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tells whoever promised a call that its time has come: each promise once, by what it is kept under. */
@Singleton
class CallbackReminders implements RecurringJob {
    /** How far back it looks, should no node have been running. */
    private static final Duration SPAN = Duration.ofHours(12);

    private final Sql sql;
    private final Notices notices;
    private final Clock clock;

    CallbackReminders(Sql sql, Notices notices, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "callback-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew().run(() -> remind(clock.instant()));
    }

    private void remind(Instant now) {
        var told = sql.list("""
                insert into notification (id, user_id, kind, at, entity, entity_id, batch, in_app, mail)
                select uuidv7(), u.id, 'callback_due', :now, 'lead', w.lead_id, w.lead_id || ' ' || w.callback_at,
                    coalesce(p.in_app, true), coalesce(p.mail, false)
                from lead_work w join app_user u on u.id = w.callback_by and u.active
                left join notification_preference p on p.user_id = u.id and p.kind = 'callback_due'
                where w.callback_at <= :now and w.callback_at > :from
                    and (coalesce(p.in_app, true) or coalesce(p.mail, false))
                on conflict (user_id, kind, entity, batch) do nothing
                returning user_id
                """, Map.of("now", now, "from", now.minus(SPAN)), row -> row.uuid("user_id"));
        notices.arrived(told);
    }
}
