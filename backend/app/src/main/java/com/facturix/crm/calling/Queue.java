package com.facturix.crm.calling;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that give leads out, on {@code lead_work} alone. They stay as quick as the list grows. */
@ApplicationScoped
class Queue {
    /** The taker of what anybody may take: the index knows no null. */
    static final UUID ANYBODY = new UUID(0, 0);

    /** How long a lead that somebody gave back is not given to them again. */
    private static final String NOT_GIVEN_AGAIN = "interval '12 hours'";

    private static final String BEST_OF_A_LINE = """
            select w.lead_id, w.priority from lead_work w
            where w.campaign_id = %1$s.campaign_id and w.zone = %1$s.zone and w.state = 'ready'
                and coalesce(w.for_user, '00000000-0000-0000-0000-000000000000') = %1$s.taker
                and not exists (select from lease_return r where r.lead_id = w.lead_id and r.user_id = :me
                    and r.reason <> 'break' and r.at > now() - %2$s)
            order by w.priority, w.lead_id limit 1""";

    /**
     * The first of each line, then the best of those, taken if nobody else is just taking it: else the next of its line,
     * else the best of the next. Only the row that is taken is ever locked.
     */
    static final String TAKE = """
            with line as (
                select * from unnest(cast(:campaigns as uuid[]), cast(:zones as smallint[]), cast(:takers as uuid[]),
                    cast(:minutes as integer[])) as x (campaign_id, zone, taker, minutes)),
            best as materialized (
                select t.lead_id, s.minutes
                from (
                    select l.*, f.priority, f.lead_id as first from line l cross join lateral (%s) f
                    order by f.priority, f.lead_id) s
                cross join lateral (%s for update skip locked) t
                limit 1)
            update lead_work w set state = 'leased', leased_by = :me, leased_at = now(),
                leased_until = now() + best.minutes * interval '1 minute',
                ready_at = now() + best.minutes * interval '1 minute'
            from best where w.lead_id = best.lead_id
            returning w.lead_id
            """.formatted(
                    BEST_OF_A_LINE.formatted("l", NOT_GIVEN_AGAIN), BEST_OF_A_LINE.formatted("s", NOT_GIVEN_AGAIN));

    private final Sql sql;

    Queue(Sql sql) {
        this.sql = sql;
    }

    /**
     * Lines of the queue, each with its own order: a campaign's leads of one place for one taker.
     *
     * @param minutes how long a lead taken from it is leased for
     */
    record Lines(List<UUID> campaigns, List<Integer> zones, List<UUID> takers, List<Integer> minutes) {}

    /** A lead whose time has come; {@code holder}: whose lease on it ran out, null where none did. */
    record LetIn(UUID leadId, UUID campaignId, @Nullable UUID holder) {}

    /** What one person holds. */
    record Held(UUID leadId, UUID userId) {}

    /** A campaign that somebody may be given leads of; {@code worked}: those that are anybody's, too. */
    record Scope(UUID userId, UUID campaignId, long version, boolean worked) {}

    /** Whose promises somebody keeps today. */
    record Stand(UUID userId, UUID absentee) {}

    /** How many places there are. */
    int places() {
        return (int) sql.count("select count(*) from calling_zone", Map.of());
    }

    /**
     * Lets in at most {@code most} whose time has come: retries, callbacks, and those whose lease has run out. Costs one
     * look at an index when there are none.
     */
    List<LetIn> letIn(int most) {
        return sql.list(
                """
                with due as materialized (
                    select lead_id, leased_by from lead_work
                    where state in ('waiting', 'leased') and ready_at <= now()
                    order by ready_at limit :most for update skip locked)
                update lead_work w set state = 'ready', hold = null, leased_by = null, leased_at = null,
                    leased_until = null
                from due where w.lead_id = due.lead_id
                returning w.lead_id, w.campaign_id, due.leased_by as holder
                """,
                Map.of("most", most),
                row -> new LetIn(row.uuid("lead_id"), row.uuid("campaign_id"), row.uuid("holder")));
    }

    /** What these people hold. A lease that has run out and was not given on yet counts: it runs anew, as all do. */
    List<Held> held(Collection<UUID> people) {
        return sql.list("""
                with held as materialized (
                    select w.lead_id, now() + coalesce(s.lease_minutes, 10) * interval '1 minute' as until
                    from lead_work w left join campaign_settings s on s.campaign_id = w.campaign_id
                    where w.state = 'leased' and w.leased_by = any(:people) for update of w)
                update lead_work w set leased_until = held.until, ready_at = held.until
                from held where w.lead_id = held.lead_id
                returning w.lead_id, w.leased_by
                """, Map.of("people", people), row -> new Held(row.uuid("lead_id"), row.uuid("leased_by")));
    }

    /** The active campaigns that these people work, and those among {@code named}. */
    List<Scope> scopes(Collection<UUID> people, Collection<UUID> named) {
        return sql.list("""
                select x.user_id, c.id, coalesce(s.version, 0) as version, bool_or(x.worked) as worked
                from (
                    select user_id, campaign_id, true from campaign_assignment where user_id = any(:people)
                    union all
                    select a.user_id, k.id, true from account_assignment a join campaign k on k.account_id = a.account_id
                        where a.user_id = any(:people)
                    union all
                    select u.id, k.id, true from app_user u cross join campaign k
                        where u.id = any(:people) and u.role <> 'bd'
                    union all
                    select u, k, false from unnest(cast(:people as uuid[])) as u cross join unnest(cast(:named as uuid[])) as k
                    ) x (user_id, campaign_id, worked)
                join campaign c on c.id = x.campaign_id and c.status = 'active'
                left join campaign_settings s on s.campaign_id = c.id
                group by x.user_id, c.id, s.version
                """, Map.of("people", people, "named", named), Queue::scope);
    }

    /** Active campaigns in which leads wait for this person alone, whether or not they are assigned to them. */
    List<Scope> own(UUID person) {
        return sql.list("""
                select w.for_user as user_id, c.id, coalesce(s.version, 0) as version, false as worked
                from (select distinct for_user, campaign_id from lead_work where for_user = :person) w
                join campaign c on c.id = w.campaign_id and c.status = 'active'
                left join campaign_settings s on s.campaign_id = c.id
                """, Map.of("person", person), Queue::scope);
    }

    private static Scope scope(Row row) throws SQLException {
        return new Scope(row.uuid("user_id"), row.uuid("id"), row.number("version"), row.flag("worked"));
    }

    /** Whose promises these people keep today, because they are the deputies, or the deputies of deputies. */
    List<Stand> stands(Collection<UUID> people) {
        return sql.list("""
                with recursive today (day) as (
                    select (now() at time zone time_zone)::date from number_clock where prefix = ''),
                stand (user_id, absentee) as (
                    select a.deputy_id, a.user_id from absence a, today t
                    where a.deputy_id = any(:people) and t.day between a.from_day and a.to_day
                    union
                    select s.user_id, a.user_id from stand s join absence a on a.deputy_id = s.absentee, today t
                    where t.day between a.from_day and a.to_day)
                select user_id, absentee from stand where absentee <> user_id
                """, Map.of("people", people), row -> new Stand(row.uuid("user_id"), row.uuid("absentee")));
    }

    /** Leases the best lead of these lines to {@code person}. */
    Optional<UUID> take(UUID person, Lines lines) {
        if (lines.campaigns().isEmpty()) {
            return Optional.empty();
        }
        return sql.first(
                TAKE,
                Map.of(
                        "me", person,
                        "campaigns", lines.campaigns(),
                        "zones", lines.zones(),
                        "takers", lines.takers(),
                        "minutes", lines.minutes()),
                row -> row.uuid("lead_id"));
    }
}
