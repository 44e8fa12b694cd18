package com.facturix.crm.tracking;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes requests as they came, many in one statement, and reads where links lead. */
@ApplicationScoped
class HitRepository {
    /** Nobody reads a mail a thousand times: what comes after that is counted only. */
    static final int MOST_OF_ONE = 1_000;

    private final Sql sql;

    HitRepository(Sql sql) {
        this.sql = sql;
    }

    /** In a transaction of its own: afterwards they are there to stay. */
    void keep(List<Hit> hits) {
        QuarkusTransaction.requiringNew().run(() -> write(hits));
    }

    private void write(List<Hit> hits) {
        sql.update(
                """
                with hit as (
                    select * from unnest(cast(:ids as uuid[]), cast(:trackings as uuid[]), cast(:links as integer[]),
                        cast(:moments as bigint[]), cast(:methods as text[]), cast(:addresses as text[]),
                        cast(:agents as text[]), cast(:ours as text[]))
                        as x (id, tracking_id, link, moment, method, address, agent, ours)),
                counted as (
                    update email_tracking t set hits = t.hits + n.hits
                    from (select tracking_id, count(*) as hits from hit group by tracking_id) n
                    where t.id = n.tracking_id
                    returning t.id, t.hits - n.hits as before)
                insert into tracking_event
                    (id, tracking_id, kind, link, at, method, address, agent, ours, verdict, rules)
                select h.id, h.tracking_id, case when h.link < 0 then 'open' else 'click' end, nullif(h.link, -1),
                    timestamptz 'epoch' + h.moment * interval '1 microsecond', h.method, nullif(h.address, ''),
                    nullif(h.agent, ''), h.ours = 'true', 'unknown', 0
                from hit h join counted c on c.id = h.tracking_id and c.before < %d
                """.formatted(MOST_OF_ONE),
                Map.of(
                        "ids", each(hits, hit -> Ids.next()),
                        "trackings", each(hits, Hit::tracking),
                        "links", each(hits, hit -> hit.link() == null ? -1 : hit.link()),
                        "moments", each(hits, hit -> ChronoUnit.MICROS.between(java.time.Instant.EPOCH, hit.at())),
                        "methods", each(hits, Hit::method),
                        "addresses", each(hits, hit -> hit.address() == null ? "" : hit.address()),
                        "agents", each(hits, hit -> hit.agent() == null ? "" : hit.agent()),
                        "ours", each(hits, hit -> String.valueOf(hit.ours()))));
    }

    private static <T> List<T> each(List<Hit> hits, Function<Hit, T> part) {
        return hits.stream().map(part).toList();
    }

    /** The address that was stored when the mail went out. */
    Optional<String> target(Mark mark) {
        return sql.first(
                "select url from tracking_link where tracking_id = :id and position = :position",
                Map.of("id", mark.tracking(), "position", mark.link()),
                row -> row.text("url"));
    }
}
