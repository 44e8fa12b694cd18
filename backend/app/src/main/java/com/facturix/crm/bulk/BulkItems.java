package com.facturix.crm.bulk;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code bulk_item}: which leads a run is about, and what became of each. */
@ApplicationScoped
class BulkItems {
    private final Selections selections;
    private final Sql sql;
    private final Json json;

    BulkItems(Selections selections, Sql sql, Json json) {
        this.selections = selections;
        this.sql = sql;
        this.json = json;
    }

    /** One lead of a run, as it stands before its turn. */
    record Item(
            int no,
            UUID leadId,
            @Nullable String name,
            @Nullable JsonNode before,
            @Nullable Long version) {}

    /** What became of a lead. */
    record Fate(
            int no,
            String state,
            @Nullable Refusal reason,
            @Nullable String name,
            @Nullable JsonNode before,
            @Nullable Long version) {
        static Fate changed(Item item, String name, JsonNode before, @Nullable Long version) {
            return new Fate(item.no(), "changed", null, name, before, version);
        }

        static Fate unchanged(Item item) {
            return new Fate(item.no(), "unchanged", null, null, null, null);
        }

        static Fate refused(Item item, @Nullable String name, Refusal reason) {
            return new Fate(item.no(), "refused", reason, name, null, null);
        }

        static Fate restored(Item item) {
            return new Fate(item.no(), "restored", null, item.name(), null, null);
        }

        static Fate leftAlone(Item item, Refusal reason) {
            return new Fate(item.no(), "left_alone", reason, item.name(), item.before(), item.version());
        }
    }

    /** Writes down which leads a run is about, in one statement however many they are; their number. */
    int gather(UUID run, BulkSelection selection, boolean bestFirst, Caller caller) {
        var rows = bestFirst ? selections.bestFirst(selection, caller) : selections.rows(selection, caller);
        var values = new HashMap<String, @Nullable Object>(rows.values());
        values.put("run", run);
        return sql.update("""
                insert into bulk_item (run_id, no, lead_id, state) select :run, y.no, y.id, 'waiting' from (%s) y
                """.formatted(rows.sql()), values);
    }

    /** How many open leads these people have, in their order, but for the run's own: those are about to be shared out. */
    List<Long> loads(UUID run, List<UUID> people) {
        var loads = new HashMap<UUID, Long>();
        sql.list("""
                        select l.owner_id, count(*) as leads from lead l join lead_status s on s.id = l.status_id
                        where l.owner_id = any(:people) and s.meaning not in ('lost', 'converted')
                            and not exists (select from bulk_item i where i.run_id = :run and i.lead_id = l.id)
                        group by l.owner_id
                        """, Map.of("run", run, "people", people), row -> Map.entry(row.uuid("owner_id"), row.number("leads")))
                .forEach(load -> loads.put(load.getKey(), load.getValue()));
        return people.stream().map(person -> loads.getOrDefault(person, 0L)).toList();
    }

    /** The next leads in the given state, in order. */
    List<Item> next(UUID run, String state, int after, int most) {
        return sql.list(
                """
                select no, lead_id, name, before, version from bulk_item
                where run_id = :run and no > :after and state = :state order by no limit :most
                """,
                Map.of("run", run, "state", state, "after", after, "most", most),
                row -> new Item(
                        row.integer("no"),
                        row.uuid("lead_id"),
                        row.text("name"),
                        row.text("before") == null ? null : json.read(row.text("before")),
                        row.text("version") == null ? null : row.number("version")));
    }

    void save(UUID run, List<Fate> fates) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var fate : fates) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("no", fate.no());
            row.put("state", fate.state());
            row.put("reason", fate.reason() == null ? null : fate.reason().key());
            row.put("name", fate.name());
            row.put("before", fate.before());
            row.put("version", fate.version());
            rows.add(row);
        }
        sql.update("""
                update bulk_item i set state = x.state, reason = x.reason, name = x.name, before = x.before, version = x.version
                from json_to_recordset(cast(:rows as json)) as x
                    (no integer, state text, reason text, name text, before jsonb, version bigint)
                where i.run_id = :run and i.no = x.no
                """, Map.of("run", run, "rows", json.write(rows)));
    }

    /** Leads that were refused, or after an undo those that were left alone. */
    List<BulkRunView.Told> told(UUID run, String state, int most) {
        return sql.list(
                """
                select lead_id, coalesce(name, '') as name, reason from bulk_item
                where run_id = :run and state = :state order by no limit :most
                """,
                Map.of("run", run, "state", state, "most", most),
                row -> new BulkRunView.Told(row.uuid("lead_id"), row.text("name"), Refusal.of(row.text("reason"))));
    }

    void remove(UUID run) {
        sql.update("delete from bulk_item where run_id = :run", Map.of("run", run));
    }
}
