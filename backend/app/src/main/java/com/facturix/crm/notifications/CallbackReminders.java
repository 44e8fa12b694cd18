package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Tells whoever a promised call waits for that its time has come: each promise once, by what it is kept under. While
 * that person is away, those stand in who are given the call instead: deputies, and the deputies of deputies, who are
 * there and work the campaign. Where nobody does, the one who is away is told after all.
 */
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
                with recursive today (day) as (
                    select (cast(:now as timestamptz) at time zone time_zone)::date from number_clock where prefix = ''),
                due as materialized (
                    select lead_id, callback_at, campaign_id, for_user from lead_work
                    where callback_at <= :now and callback_at > :from and for_user is not null and state <> 'closed'),
                keeper (absentee, user_id) as (
                    select for_user, for_user from due
                    union
                    select k.absentee, a.deputy_id from keeper k join absence a on a.user_id = k.user_id, today t
                    where t.day between a.from_day and a.to_day),
                present as (
                    select k.absentee, k.user_id, u.role from keeper k join app_user u on u.id = k.user_id and u.active
                    where not exists (select from absence a, today t
                        where a.user_id = k.user_id and t.day between a.from_day and a.to_day)),
                told as (
                    select d.lead_id, d.callback_at, coalesce(p.user_id, d.for_user) as user_id
                    from due d left join present p on p.absentee = d.for_user and (p.user_id = d.for_user
                        or p.role <> 'bd'
                        or exists (select from campaign_assignment y
                            where y.user_id = p.user_id and y.campaign_id = d.campaign_id)
                        or exists (select from account_assignment y join campaign c on c.account_id = y.account_id
                            where y.user_id = p.user_id and c.id = d.campaign_id)))
                insert into notification (id, user_id, kind, at, entity, entity_id, batch, in_app, mail)
                select uuidv7(), w.user_id, 'callback_due', :now, 'lead', w.lead_id, w.lead_id || ' ' || w.callback_at,
                    coalesce(p.in_app, true), coalesce(p.mail, false)
                from told w left join notification_preference p on p.user_id = w.user_id and p.kind = 'callback_due'
                where coalesce(p.in_app, true) or coalesce(p.mail, false)
                on conflict (user_id, kind, entity, batch) do nothing
                returning user_id
                """, Map.of("now", now, "from", now.minus(SPAN)), row -> row.uuid("user_id"));
        notices.arrived(told);
    }
}
