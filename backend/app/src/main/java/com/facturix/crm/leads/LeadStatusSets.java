package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes {@code lead_status} and {@code lead_status_set}, and moves leads from one status to another. */
@ApplicationScoped
class LeadStatusSets {
    private final Sql sql;
    private final Json json;

    LeadStatusSets(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Waits for whoever is giving a lead of this campaign a status; see {@link LeadStatuses#hold}. */
    void lock(UUID campaignId) {
        sql.first("select 1 from campaign where id = :id for update", Map.of("id", campaignId), row -> true);
    }

    long version(UUID campaignId) {
        return sql.first(
                        "select version from lead_status_set where campaign_id = :id",
                        Map.of("id", campaignId),
                        row -> row.number("version"))
                .orElse(0L);
    }

    long nextVersion(UUID campaignId) {
        return sql.one("""
                insert into lead_status_set as s (campaign_id, version) values (:id, 1)
                on conflict (campaign_id) do update set version = s.version + 1 returning version
                """, Map.of("id", campaignId), row -> row.number("version"));
    }

    boolean isOwn(UUID campaignId) {
        return sql.exists("select 1 from lead_status where campaign_id = :id", Map.of("id", campaignId));
    }

    /** How many of the campaign's leads have each status, by its id; statuses without leads are absent. */
    Map<UUID, Long> leads(UUID campaignId) {
        return leads(Where.all(), campaignId);
    }

    /** As {@link #leads(UUID)}, of the leads that the caller sees. */
    Map<UUID, Long> leads(UUID campaignId, Caller caller) {
        return leads(Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id"), campaignId);
    }

    private Map<UUID, Long> leads(Where where, UUID campaignId) {
        var counts = new HashMap<UUID, Long>();
        where.and("l.campaign_id = :campaign", "campaign", campaignId);
        sql.list(
                        "select l.status_id, count(*) as leads from lead l where %s group by l.status_id"
                                .formatted(where.sql()),
                        where.values(),
                        row -> Map.entry(row.uuid("status_id"), row.number("leads")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** Writes a campaign's own statuses: rows that are there are changed, others added. */
    void write(UUID campaignId, List<LeadStatus> statuses) {
        var rows = statuses.stream()
                .map(status -> Map.of(
                        "id", status.id(),
                        "key", status.key(),
                        "en", status.label().en(),
                        "fr", status.label().fr(),
                        "meaning", status.meaning().key(),
                        "color", status.color(),
                        "position", status.position()))
                .toList();
        sql.update("""
                insert into lead_status (id, campaign_id, key, label_en, label_fr, meaning, color, position)
                select x.id, :campaign, x.key, x.en, x.fr, x.meaning, x.color, x.position
                from json_to_recordset(cast(:rows as json)) as x(
                    id uuid, key text, en text, fr text, meaning text, color text, position integer)
                on conflict (id) do update set label_en = excluded.label_en, label_fr = excluded.label_fr,
                    meaning = excluded.meaning, color = excluded.color, position = excluded.position
                """, Map.of("campaign", campaignId, "rows", json.write(rows)));
    }

    void delete(UUID campaignId, List<UUID> statuses) {
        if (!statuses.isEmpty()) {
            sql.update(
                    "delete from lead_status where campaign_id = :campaign and id = any(:ids)",
                    Map.of("campaign", campaignId, "ids", statuses));
        }
    }

    /**
     * Gives every lead of the campaign its new status, in one statement. A lead whose status is called otherwise now has
     * a new version: who is editing it has to look.
     */
    void move(UUID campaignId, List<StatusPlan.Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        sql.update(
                """
                update lead l set status_id = m.target, version = l.version + m.renamed
                from (
                    select old.id as source, own.id as target, (old.key <> own.key)::integer as renamed
                    from unnest(cast(:sources as uuid[]), cast(:targets as uuid[])) as pair (source, target)
                    join lead_status old on old.id = pair.source join lead_status own on own.id = pair.target) m
                where l.campaign_id = :campaign and l.status_id = m.source
                """,
                Map.of(
                        "campaign", campaignId,
                        "sources", moves.stream().map(move -> move.from().id()).toList(),
                        "targets", moves.stream().map(move -> move.to().id()).toList()));
    }
}
