package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The sources that leads have, the most frequent first, read from an index alone: one step for each source and not one
 * for each lead. What is counted stops where it no longer tells which of two is the more frequent one.
 */
@ApplicationScoped
class LeadSources {
    private static final int OFFERED = 50;
    /** Sources are free text: of an import gone wrong, with another one in each row, it looks no further. */
    private static final int MOST_WORDS = 500;

    private static final int MOST_COUNTED = 1_000;
    /** A BD's own leads in campaigns of others. */
    private static final int MOST_OWN = 2_000;

    private final LeadRepository leads;
    private final Sql sql;

    LeadSources(LeadRepository leads, Sql sql) {
        this.leads = leads;
        this.sql = sql;
    }

    /** Those of leads that {@code caller} sees, of these campaigns where any are named, with {@code text} in them. */
    List<LeadSource> like(String text, Collection<UUID> campaigns, Caller caller) {
        var mine = caller.seesAll() ? campaigns : leads.worked(caller, campaigns);
        var where = Where.all()
                .and("fold(w.source) like fold(:text)", "text", Where.contains(text))
                .bind("mine", mine)
                .bind("campaigns", campaigns)
                .bind("me", caller.id());
        return sql.list(
                """
                with recursive word (source, place) as (
                    select (select l.source from lead l where l.source is not null order by l.source limit 1), 1
                    union all
                    select (select l.source from lead l where l.source > w.source order by l.source limit 1), w.place + 1
                    from word w where w.source is not null and w.place < %1$d),
                own as materialized (
                    select o.source, count(*) as leads
                    from (select l.source from lead l
                        where not :all and l.owner_id = :me and l.campaign_id <> all(cast(:mine as uuid[])) and %2$s
                        limit %3$d) o
                    group by o.source)
                select w.source, least(c.leads + coalesce(o.leads, 0), %4$d) as leads
                from word w
                cross join lateral (
                    select count(*) as leads
                    from (select 1 from lead l where l.source = w.source and %5$s limit %4$d) counted) c
                left join own o on o.source = w.source
                where w.source is not null and %6$s and c.leads + coalesce(o.leads, 0) > 0
                order by 2 desc, w.source limit %7$d
                """.formatted(
                        MOST_WORDS,
                        campaigns.isEmpty() ? "true" : "l.campaign_id = any(cast(:campaigns as uuid[]))",
                        MOST_OWN,
                        MOST_COUNTED,
                        caller.seesAll() && campaigns.isEmpty() ? "true" : "l.campaign_id = any(cast(:mine as uuid[]))",
                        where.sql(),
                        OFFERED),
                where.bind("all", caller.seesAll()).values(),
                row -> new LeadSource(row.text("source"), row.integer("leads")));
    }
}
