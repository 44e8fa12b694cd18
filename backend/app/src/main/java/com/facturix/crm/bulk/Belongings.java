package com.facturix.crm.bulk;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.KeptRows;
import com.facturix.crm.platform.persistence.KeptRows.Link;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All that hangs on leads and goes with them, so that a lead that is put back is the lead that was deleted. Whatever
 * comes to hang on leads is named here: a test compares these lists with the database's foreign keys.
 */
@ApplicationScoped
class Belongings {
    private static final String LEAD = "lead";

    /** Rows that go with what {@code column} names, a row of {@code owner}. */
    record Going(String table, String column, String owner) {}

    /** Rows that stay, and forget in {@code column} a row of {@code owner}. */
    record Forgetting(String table, String key, String column, String owner) {
        String name() {
            return table + "." + column;
        }
    }

    /** Owners before what is theirs. */
    static final List<Going> GOING = List.of(
            new Going("activity", "lead_id", LEAD),
            new Going("task", "lead_id", LEAD),
            new Going("lead_work", "lead_id", LEAD),
            new Going("lease_return", "lead_id", LEAD),
            new Going("call_outcome", "lead_id", LEAD),
            new Going("suggestion_dismissal", "lead_id", LEAD),
            new Going("enrolment", "lead_id", LEAD),
            new Going("activity_mention", "activity_id", "activity"),
            new Going("notification", "activity_id", "activity"),
            new Going("sequence_decision", "enrolment_id", "enrolment"));

    static final List<Forgetting> FORGETTING = List.of(
            new Forgetting("mail_thread", "id", "lead_id", LEAD),
            new Forgetting("outgoing_mail", "id", "lead_id", LEAD),
            new Forgetting("mail_thread", "id", "snooze_task_id", "task"),
            new Forgetting("task", "id", "next_id", "task"),
            new Forgetting("lead_work", "lead_id", "callback_task_id", "task"));

    private final KeptRows kept;
    private final Sql sql;
    private final Json json;

    Belongings(KeptRows kept, Sql sql, Json json) {
        this.kept = kept;
        this.sql = sql;
        this.json = json;
    }

    /** What hangs on each of these leads, to be written down before they are deleted. */
    Map<UUID, ObjectNode> of(Collection<UUID> leads) {
        var memories = new HashMap<UUID, ObjectNode>();
        var leadOf = new HashMap<String, Map<UUID, UUID>>();
        var themselves = new HashMap<UUID, UUID>();
        for (var lead : leads) {
            memories.put(lead, json.object());
            themselves.put(lead, lead);
        }
        leadOf.put(LEAD, themselves);
        for (var going : GOING) {
            var owners = leadOf.getOrDefault(going.owner(), Map.of());
            var those = leadOf.computeIfAbsent(going.table(), table -> new HashMap<>());
            kept.read(going.table(), going.column(), owners.keySet()).forEach((owner, rows) -> {
                var lead = owners.get(owner);
                memories.get(lead).withObject("/rows").withArray(going.table()).addAll((ArrayNode) rows);
                rows.forEach(row -> {
                    if (row.hasNonNull("id")) {
                        those.put(UUID.fromString(row.path("id").asText()), lead);
                    }
                });
            });
        }
        for (var forgetting : FORGETTING) {
            var owners = leadOf.getOrDefault(forgetting.owner(), Map.of());
            for (var link : kept.links(forgetting.table(), forgetting.key(), forgetting.column(), owners.keySet())) {
                memories.get(owners.get(link.target()))
                        .withObject("/links")
                        .withArray(forgetting.name())
                        .add(json.tree(link));
            }
        }
        return memories;
    }

    /** Puts it back, all leads' in one statement for each table. */
    void restore(List<UUID> leads, List<JsonNode> memories, Instant now) {
        // What leads that come in are given to begin with.
        sql.update("delete from lead_work where lead_id = any(:ids)", Map.of("ids", leads));
        for (var going : GOING) {
            var rows = all(memories, "rows", going.table());
            kept.restore(
                    going.table(),
                    switch (going.table()) {
                        case "lead_work" -> free(rows);
                        case "enrolment" -> paused(rows, now);
                        default -> rows;
                    });
        }
        for (var forgetting : FORGETTING) {
            var links = all(memories, "links", forgetting.name()).stream()
                    .map(link -> json.as(link, Link.class))
                    .toList();
            kept.relink(forgetting.table(), forgetting.key(), forgetting.column(), forgetting.owner(), links);
        }
        sql.list("select refresh_lead_work(cast(:ids as uuid[]))", Map.of("ids", leads), row -> "");
    }

    private static List<JsonNode> all(List<JsonNode> memories, String part, String name) {
        var all = new ArrayList<JsonNode>();
        memories.forEach(memory -> memory.path(part).path(name).forEach(all::add));
        return all;
    }

    /** Whoever worked on a lead when it went works on another one by now. */
    private static List<JsonNode> free(List<JsonNode> rows) {
        for (var row : rows) {
            if (row.path("state").asText().equals("leased")) {
                ((ObjectNode) row)
                        .put("state", "waiting")
                        .putNull("leased_by")
                        .putNull("leased_at")
                        .putNull("leased_until");
            }
        }
        return rows;
    }

    /**
     * Nobody is written to because of an undo: who was on the way through a sequence waits there until somebody lets them
     * go on. Who has begun again meanwhile, as another lead, has left it.
     */
    private List<JsonNode> paused(List<JsonNode> rows, Instant now) {
        var elsewhere = elsewhere(rows);
        for (var row : rows) {
            var state = row.path("state").asText();
            var begunAgain = elsewhere.contains(UUID.fromString(row.path("id").asText()));
            var waits = state.equals("paused") && row.path("resume_at").isNull();
            if (state.equals("active") || state.equals("paused") && (begunAgain || !waits)) {
                ((ObjectNode) row)
                        .put("state", begunAgain ? "stopped" : "paused")
                        .put("reason", "lead_restored")
                        .putNull("resume_at")
                        .put("version", row.path("version").asLong() + 1)
                        .put("updated_at", now.toString());
            }
            if (begunAgain) {
                ((ObjectNode) row)
                        .put("ended_at", now.toString())
                        .putNull("next_at")
                        .putNull("held_rule")
                        .putNull("task_id");
            }
        }
        return rows;
    }

    private Set<UUID> elsewhere(List<JsonNode> rows) {
        return rows.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list("""
                        select k.id from jsonb_to_recordset(cast(:rows as jsonb))
                            as k (id uuid, sequence_id uuid, address text, sole boolean, state text)
                        where k.state in ('active', 'paused') and exists (select from enrolment e
                            where e.address = k.address and e.state in ('active', 'paused')
                                and (e.sequence_id = k.sequence_id or e.sole and k.sole))
                        """, Map.of("rows", json.write(rows)), row -> row.uuid("id")));
    }
}
