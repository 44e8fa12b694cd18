package com.facturix.crm.tracking;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads what is to be judged, and writes what it was judged to be. */
@ApplicationScoped
class HistoryRepository {
    /**
     * Where many people share an address that is not of the open internet, behind a proxy of ours or in one office, it
     * says nothing about who asked.
     */
    private static final String TELLING_ADDRESS =
            "e.address is not null and not (e.address::inet <<= any(array['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12',"
                    + " '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10', '::1/128', 'fc00::/7', 'fe80::/10']::inet[]))";

    private final Sql sql;
    /** Behind a proxy that is not trusted to name them, all clients have its address. */
    private final boolean knowsClients;

    HistoryRepository(Sql sql, @ConfigProperty(name = "facturix.trust-proxy") boolean trustProxy) {
        this.sql = sql;
        this.knowsClients = trustProxy;
    }

    /** Mails that something was asked for before {@code settled} which no rule has seen; nobody else's work meanwhile. */
    List<UUID> unjudged(Instant settled, int most) {
        return lock(sql.list("""
                select distinct tracking_id from tracking_event where rules = 0 and at <= :settled limit %d
                """.formatted(most), Map.of("settled", settled), row -> row.uuid("tracking_id")));
    }

    boolean anyUnjudged(Instant settled) {
        return sql.exists(
                "select 1 from tracking_event where rules = 0 and at <= :settled", Map.of("settled", settled));
    }

    /** Whether older rules than today's judged anything. */
    boolean anyStale() {
        return sql.exists(
                "select 1 from tracking_event where rules > 0 and rules < :version", Map.of("version", Rules.VERSION));
    }

    /** All mails in order of their ids. */
    List<UUID> after(@Nullable UUID id, int most) {
        var where = Where.all().and("t.id > :id", "id", id);
        return lock(sql.list(
                "select id from email_tracking t where %s order by id limit %d".formatted(where.sql(), most),
                where.values(),
                row -> row.uuid("id")));
    }

    /** In one order, so that two who judge the same mails wait for each other instead of each for the other's. */
    private List<UUID> lock(List<UUID> trackings) {
        return sql.list(
                "select id from email_tracking where id = any(cast(:ids as uuid[])) order by id for no key update",
                Map.of("ids", trackings),
                row -> row.uuid("id"));
    }

    List<History> histories(List<UUID> trackings) {
        Map<UUID, History> histories = new LinkedHashMap<>();
        sql.list(
                """
                select e.*, t.mail_id, o.author_id, o.lead_id, coalesce(o.sent_at, t.sent_at) as sent_at,
                    case when %1$s then (
                        select count(distinct n.recipient) from (
                            select y.recipient from tracking_event x join email_tracking y on y.id = x.tracking_id
                            where x.address = e.address
                                and x.at between e.at - interval '10 seconds' and e.at + interval '10 seconds'
                            limit 100) n) else 1 end as people,
                    :knowsClients and e.address is not null and exists (
                        select 1 from audit_entry a
                        where a.actor_id = o.author_id and a.ip = e.address
                            and a.at between e.at - interval '7 days' and e.at + interval '1 day') as from_sender
                from email_tracking t join outgoing_mail o on o.id = t.mail_id
                    join tracking_event e on e.tracking_id = t.id
                where t.id = any(cast(:ids as uuid[]))
                order by t.id, e.at, e.id
                """.formatted(TELLING_ADDRESS), Map.of("ids", trackings, "knowsClients", knowsClients), row -> histories
                        .computeIfAbsent(row.uuid("tracking_id"), id -> history(id, row))
                        .asked()
                        .add(asked(row)));
        return List.copyOf(histories.values());
    }

    private static History history(UUID id, Row row) {
        try {
            return new History(
                    id,
                    row.uuid("mail_id"),
                    row.uuid("author_id"),
                    row.uuid("lead_id"),
                    row.instant("sent_at"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Asked asked(Row row) throws SQLException {
        return new Asked(
                row.uuid("id"),
                Kind.ofKey(row.text("kind")),
                row.integerOrNull("link"),
                row.instant("at"),
                row.text("method"),
                row.text("address"),
                row.text("agent"),
                row.flag("ours"),
                row.flag("from_sender"),
                row.integer("people"),
                Verdict.ofKey(row.text("verdict")),
                row.texts("evidence").stream().map(Evidence::ofKey).toList(),
                row.integer("rules"));
    }

    record Found(UUID event, Rules.Judgement judgement) {}

    void write(List<Found> found) {
        sql.update(
                """
                update tracking_event e
                set verdict = x.verdict, evidence = string_to_array(x.evidence, ' '), rules = :version
                from unnest(cast(:ids as uuid[]), cast(:verdicts as text[]), cast(:evidence as text[]))
                    as x (id, verdict, evidence)
                where e.id = x.id
                """,
                Map.of(
                        "version",
                        Rules.VERSION,
                        "ids",
                        each(found, Found::event),
                        "verdicts",
                        each(found, one -> one.judgement().verdict().key()),
                        "evidence",
                        each(
                                found,
                                one -> String.join(
                                        " ",
                                        one.judgement().evidence().stream()
                                                .map(Evidence::key)
                                                .toList()))));
    }

    private static <T> List<T> each(List<Found> found, Function<Found, T> part) {
        return found.stream().map(part).toList();
    }

    /** The sums of these mails, from their events as they now are. */
    void sumUp(List<UUID> trackings) {
        sql.update("""
                update email_tracking t
                set opens = x.opens, clicks = x.clicks, machine_opens = x.machine_opens,
                    machine_clicks = x.machine_clicks, unknown_opens = x.unknown_opens,
                    unknown_clicks = x.unknown_clicks, first_opened_at = x.first_opened_at,
                    last_opened_at = x.last_opened_at, first_clicked_at = x.first_clicked_at,
                    last_clicked_at = x.last_clicked_at
                from (
                    select tracking_id,
                        count(*) filter (where kind = 'open' and verdict = 'human') as opens,
                        count(*) filter (where kind = 'click' and verdict = 'human') as clicks,
                        count(*) filter (where kind = 'open' and verdict = 'machine') as machine_opens,
                        count(*) filter (where kind = 'click' and verdict = 'machine') as machine_clicks,
                        count(*) filter (where kind = 'open' and verdict = 'unknown') as unknown_opens,
                        count(*) filter (where kind = 'click' and verdict = 'unknown') as unknown_clicks,
                        min(at) filter (where kind = 'open' and verdict = 'human') as first_opened_at,
                        max(at) filter (where kind = 'open' and verdict = 'human') as last_opened_at,
                        min(at) filter (where kind = 'click' and verdict = 'human') as first_clicked_at,
                        max(at) filter (where kind = 'click' and verdict = 'human') as last_clicked_at
                    from tracking_event where tracking_id = any(cast(:ids as uuid[])) and rules > 0
                    group by tracking_id) x
                where t.id = x.tracking_id
                """, Map.of("ids", trackings));
    }
}
