package com.facturix.crm.followups;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the gaps in somebody's own work, the most pressing one of each lead. Whatever is planned closes a gap: an open
 * task of the lead or of its deals, or a call or meeting that is still to come. The task that a promised call came with plans
 * nothing beyond that call: it stays open until the call is made, so that it tells nothing of one that was missed.
 */
@ApplicationScoped
class SuggestionQuery {
    private static final Duration QUIET = Duration.ofDays(7);
    /** A promised call is not missed to the minute. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final String GAPS = """
            select 0 as rank, 'callback_missed' as kind, w.lead_id, w.callback_at as since,
                w.callback_task_id as own_task
            from lead_work w join lead l on l.id = w.lead_id
            where w.callback_by = :me and w.callback_at < :overdue and not l.do_not_call
            union all
            select case when l.last_outcome = 'interested' then 1 else 2 end,
                case when l.last_outcome = 'interested' then 'no_next_step' else 'no_touch' end, l.id, l.last_contact_at,
                null
            from lead l join lead_status s on s.id = l.status_id
            where l.owner_id = :me and l.last_contact_at is not null and not l.do_not_call
                and s.meaning in ('contacted', 'qualified', 'nurture')
                and (l.last_outcome = 'interested' or l.last_contact_at < :quiet)
                and (l.next_action_at is null or l.next_action_at < :now)""";

    private final Sql sql;

    SuggestionQuery(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code me}; of one lead, or of one kind and lead, where these are given. */
    List<Suggestion> of(UUID me, @Nullable UUID leadId, @Nullable SuggestionKind kind, int limit, Instant now) {
        var where = Where.all()
                .and("g.lead_id = :lead", "lead", leadId)
                .and("g.kind = :kind", "kind", kind == null ? null : kind.key())
                .and("""
                        not exists (select 1 from task t where t.lead_id = g.lead_id and t.done_at is null
                            and t.id is distinct from g.own_task)""")
                .and("""
                        not exists (select 1 from deal d join task t on t.deal_id = d.id
                            where d.lead_id = g.lead_id and t.done_at is null)""")
                .and("""
                        not exists (select 1 from activity y where y.lead_id = g.lead_id and y.kind = 'meeting'
                            and y.at > :now)""")
                .and("""
                        not exists (select 1 from suggestion_dismissal x where x.user_id = :me
                            and x.lead_id = g.lead_id and x.kind = g.kind and x.since >= g.since)""")
                .bind("me", me)
                .bind("now", now)
                .bind("quiet", now.minus(QUIET))
                .bind("overdue", now.minus(GRACE))
                .bind("limit", limit);
        return sql.list("""
                select f.kind, f.since, l.id as lead_id, l.full_name as lead_name, l.company,
                    c.id as campaign_id, c.name as campaign_name
                from (select distinct on (g.lead_id) g.* from (%s) g where %s order by g.lead_id, g.rank) f
                join lead l on l.id = f.lead_id join campaign c on c.id = l.campaign_id
                order by f.rank, f.since, f.lead_id limit :limit""".formatted(GAPS, where.sql()), where.values(), row -> {
            var found = SuggestionKind.ofKey(row.text("kind"));
            var lead = row.ref("lead");
            return new Suggestion(
                    new SuggestionId(found, lead.id()).toString(),
                    found,
                    new Ref(lead.id(), lead.name()),
                    row.text("company"),
                    row.ref("campaign"),
                    row.instant("since"));
        });
    }

    /** Waves a gap aside, until a later one of its kind. */
    void dismiss(UUID me, SuggestionId id, Instant since, Instant now) {
        sql.update(
                """
                insert into suggestion_dismissal (user_id, lead_id, kind, since, at)
                values (:me, :lead, :kind, :since, :now)
                on conflict (user_id, lead_id, kind) do update set since = :since, at = :now
                """,
                Where.all()
                        .bind("me", me)
                        .bind("lead", id.leadId())
                        .bind("kind", id.kind().key())
                        .bind("since", since)
                        .bind("now", now)
                        .values());
    }
}
