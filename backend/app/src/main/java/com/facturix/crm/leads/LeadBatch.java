package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.KeptRows;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes leads by the thousand, for bulk work: rows are locked, judged one by one by the feature that asks,
 * and written in one statement. Runs in the caller's transaction.
 */
@ApplicationScoped
public class LeadBatch {
    private final LeadRepository leads;
    private final LeadStatuses statuses;
    private final LeadDepartures departures;
    private final KeptRows kept;
    private final Sql sql;
    private final Json json;
    private final Event<LeadsChanged> changed;

    LeadBatch(
            LeadRepository leads,
            LeadStatuses statuses,
            LeadDepartures departures,
            KeptRows kept,
            Sql sql,
            Json json,
            Event<LeadsChanged> changed) {
        this.leads = leads;
        this.statuses = statuses;
        this.departures = departures;
        this.kept = kept;
        this.sql = sql;
        this.json = json;
        this.changed = changed;
    }

    /**
     * A lead that is locked until the transaction ends.
     *
     * @param mayWrite whether the caller may change it
     */
    public record Locked(
            UUID id,
            String name,
            long version,
            UUID accountId,
            LeadState state,
            @Nullable String phone,
            boolean mayWrite,
            boolean hasDeals) {}

    /** What a lead is to become. */
    public record Written(UUID id, LeadState state) {}

    /** A statement that reads {@code id} and {@code score} of every lead that matches and that the caller sees. */
    public Keyset.Statement selected(LeadFilter filter, Caller caller) {
        var list = leads.list(filter, caller);
        return new Keyset.Statement(
                Keyset.all(list.listing(), "l.id, l.score", list.where(), ""),
                list.where().values());
    }

    /** Those of these leads that the caller sees, locked in the order of their ids. */
    public List<Locked> locked(Collection<UUID> ids, Caller caller) {
        var where = Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id").and("l.id = any(:ids)", "ids", ids);
        return sql.list(
                """
                select l.id, l.full_name, l.version, c.account_id, l.campaign_id, l.status_id, l.owner_id, l.phone,
                    l.phone_e164, l.country, l.tags, coalesce(%s, false) as may_write,
                    exists(select 1 from deal d where d.lead_id = l.id) as has_deals
                from lead l join campaign c on c.id = l.campaign_id where %s order by l.id for update of l
                """.formatted(
                                Visibility.ofLeadsToWork(caller, "l.owner_id", "l.campaign_id")
                                        .sql(),
                                where.sql()),
                where.values(),
                LeadBatch::lead);
    }

    private static Locked lead(Row row) throws SQLException {
        return new Locked(
                row.uuid("id"),
                row.text("full_name"),
                row.number("version"),
                row.uuid("account_id"),
                new LeadState(
                        row.uuid("campaign_id"),
                        row.uuid("status_id"),
                        row.uuid("owner_id"),
                        row.text("phone_e164"),
                        row.text("country"),
                        row.texts("tags")),
                row.text("phone"),
                row.flag("may_write"),
                row.flag("has_deals"));
    }

    /** Writes all of them and returns their new versions. */
    public Map<UUID, Long> write(List<Written> written, Instant now) {
        if (written.isEmpty()) {
            return Map.of();
        }
        var rows = json.array();
        for (var one : written) {
            var state = one.state();
            rows.addObject()
                    .put("id", one.id().toString())
                    .put("campaign_id", state.campaignId().toString())
                    .put("status_id", state.statusId().toString())
                    .put(
                            "owner_id",
                            state.ownerId() == null ? null : state.ownerId().toString())
                    .put("phone_e164", state.phoneE164())
                    .put("country", state.country())
                    .set("tags", json.tree(state.tags()));
        }
        var versions = new HashMap<UUID, Long>();
        sql.list(
                        """
                        update lead l set campaign_id = x.campaign_id, status_id = x.status_id, owner_id = x.owner_id,
                            phone_e164 = x.phone_e164, country = x.country, tags = x.tags,
                            version = l.version + 1, updated_at = :now
                        from json_to_recordset(cast(:rows as json)) as x
                            (id uuid, campaign_id uuid, status_id uuid, owner_id uuid, phone_e164 text, country text, tags text[])
                        where l.id = x.id returning l.id, l.version
                        """,
                        Map.of("rows", json.write(rows), "now", now),
                        row -> Map.entry(row.uuid("id"), row.number("version")))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        changed.fire(new LeadsChanged(List.copyOf(versions.keySet())));
        return versions;
    }

    /** Says that these are about to be deleted: before anything that hangs on them is read, because some of it changes. */
    public void leaving(Collection<UUID> ids) {
        departures.announce(ids);
    }

    /** Deletes them, after {@link #leaving}, and returns the whole rows, to be put back by {@link #restore}. */
    public Map<UUID, JsonNode> remove(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = new HashMap<UUID, JsonNode>();
        kept.read("lead", "id", ids).forEach((id, row) -> rows.put(id, row.path(0)));
        sql.update("delete from lead where id = any(:ids)", Map.of("ids", ids));
        changed.fire(new LeadsChanged(List.copyOf(ids)));
        return rows;
    }

    /**
     * Puts back deleted leads whose campaign is still there, and returns their ids. A status that its campaign no longer
     * has becomes the one a lead starts with; an owner is a person, and people stay.
     *
     * @param belongings puts back what hung on those that are there again, before anybody hears of them
     */
    public List<UUID> restore(List<JsonNode> rows, Instant now, Consumer<List<UUID>> belongings) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var campaigns = existing("campaign", rows, "campaign_id");
        var known = existing("lead_status", rows, "status_id");
        var restored = new ArrayList<JsonNode>();
        var ids = new ArrayList<UUID>();
        for (var row : rows) {
            var campaign = UUID.fromString(row.path("campaign_id").asText());
            if (!campaigns.contains(campaign)) {
                continue;
            }
            ObjectNode copy = row.deepCopy();
            copy.put("version", row.path("version").asLong() + 1);
            copy.put("updated_at", now.toString());
            if (!known.contains(UUID.fromString(row.path("status_id").asText()))) {
                copy.put("status_id", statuses.first(campaign).id().toString());
            }
            restored.add(copy);
            ids.add(UUID.fromString(row.path("id").asText()));
        }
        if (ids.isEmpty()) {
            return ids;
        }
        kept.restore("lead", restored);
        belongings.accept(ids);
        changed.fire(new LeadsChanged(List.copyOf(ids)));
        return ids;
    }

    private List<UUID> existing(String table, List<JsonNode> rows, String field) {
        var ids = rows.stream()
                .map(row -> UUID.fromString(row.path(field).asText()))
                .distinct()
                .toList();
        return sql.list("select id from " + table + " where id = any(:ids)", Map.of("ids", ids), row -> row.uuid("id"));
    }

    /** Whether any set has a status of this key. */
    public boolean knowsStatus(String key) {
        return sql.exists("select 1 from lead_status where key = :key", Map.of("key", key));
    }
}
