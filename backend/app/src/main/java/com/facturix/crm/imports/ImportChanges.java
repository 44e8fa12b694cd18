package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one gate to {@code import_change}: what each record was before an import wrote it, and the version that it had
 * afterwards.
 */
@ApplicationScoped
class ImportChanges {
    /** Behind the last row that a file can have: records that others need are taken back after those. */
    private static final int BEHIND_ALL_ROWS = 2_000_000_000;

    private static final Keyset.Listing KEPT = new Keyset.Listing("""
            x.record_id, x.entity, x.row_no, x.reason, coalesce(
                (select a.name from account a where x.entity = 'account' and a.id = x.record_id),
                (select d.name from deal d where x.entity = 'deal' and d.id = x.record_id),
                (select coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.company, l.email) from lead l
                    where x.entity = 'lead' and l.id = x.record_id)) as name""", "import_change x", "x.record_id");

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    ImportChanges(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    /** Keeps the records that are about to be changed as they are. */
    void before(UUID importId, ImportKind kind, List<? extends Plan<?>> plans) {
        var changed = of(plans, Verdict.CHANGED);
        if (!changed.isEmpty()) {
            sql.update("""
                    insert into import_change (import_id, row_no, record_id, entity, before, version)
                    select :import, t.row_no, r.id, :entity, to_jsonb(r), r.version
                    from unnest(:rows, :records) as t(row_no, id) join %1$s r on r.id = t.id
                    on conflict (import_id, record_id) do nothing
                    """.formatted(kind.entity()), values(importId, kind, changed));
        }
    }

    /** The records as they are now are what this import made of them. */
    void after(UUID importId, ImportKind kind, List<? extends Plan<?>> plans) {
        var created = of(plans, Verdict.NEW);
        if (!created.isEmpty()) {
            sql.update("""
                    insert into import_change (import_id, row_no, record_id, entity, version)
                    select :import, t.row_no, t.id, :entity, 0 from unnest(:rows, :records) as t(row_no, id)
                    on conflict (import_id, record_id) do nothing
                    """, values(importId, kind, created));
        }
        var changed = of(plans, Verdict.CHANGED);
        if (!changed.isEmpty()) {
            sql.update("""
                    update import_change x set version = r.version
                    from %s r
                    where x.import_id = :import and x.record_id = any(:records) and r.id = x.record_id
                    """.formatted(kind.entity()), values(importId, kind, changed));
        }
    }

    /** Accounts that rows named and that were not there. */
    void accountsAdded(UUID importId, Collection<UUID> ids) {
        sql.update("""
                insert into import_change (import_id, row_no, record_id, entity, version)
                select :import, :row, t.id, 'account', 0 from unnest(:ids) as t(id)
                """, Map.of("import", importId, "row", BEHIND_ALL_ROWS, "ids", ids));
    }

    /** Accounts whose parent was set just now, as the last thing that an import does to them. */
    void accountsLinked(UUID importId, Collection<UUID> ids) {
        sql.update("""
                update import_change x set version = a.version from account a
                where x.import_id = :import and x.record_id = a.id and a.id = any(:ids) and a.version = x.version + 1
                """, Map.of("import", importId, "ids", ids));
    }

    /** Those of these records that the import created. */
    Set<UUID> created(UUID importId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "select record_id from import_change where import_id = :import and record_id = any(:ids) and before is null",
                        Map.of("import", importId, "ids", ids),
                        row -> row.uuid("record_id")));
    }

    private static List<? extends Plan<?>> of(List<? extends Plan<?>> plans, Verdict verdict) {
        return plans.stream().filter(plan -> plan.verdict() == verdict).toList();
    }

    private static Map<String, Object> values(UUID importId, ImportKind kind, List<? extends Plan<?>> plans) {
        return Map.of(
                "import", importId,
                "entity", kind.entity(),
                "rows", plans.stream().map(Plan::rowNo).toList(),
                "records", plans.stream().map(Plan::recordId).toList());
    }

    /** One record that may be taken back. {@code before} is null for one that was created. */
    record Written(
            int rowNo,
            UUID recordId,
            ImportKind kind,
            @Nullable String before,
            long version) {
        boolean created() {
            return before == null;
        }
    }

    /** The next records after {@code rowNo}, at least {@code limit} where there are so many, whole rows of the file. */
    List<Written> after(UUID importId, int rowNo, int limit) {
        return sql.list(
                """
                select row_no, record_id, entity, before, version from import_change
                where import_id = :import and row_no > :row and outcome is null
                order by row_no fetch first :limit rows with ties
                """,
                Map.of("import", importId, "row", rowNo, "limit", limit),
                row -> new Written(
                        row.integer("row_no"),
                        row.uuid("record_id"),
                        ImportKind.ofEntity(String.valueOf(row.text("entity"))),
                        row.text("before"),
                        row.number("version")));
    }

    int count(UUID importId) {
        return (int)
                sql.count("select count(*) from import_change where import_id = :import", Map.of("import", importId));
    }

    /** What became of a record. {@code reason}: why it was left alone. */
    record Outcome(
            int rowNo, UUID recordId, Fate fate, @Nullable Reason reason) {}

    enum Fate {
        REMOVED,
        RESTORED,
        KEPT
    }

    enum Reason {
        /** Somebody changed it since. */
        CHANGED,
        /** Something was built on it since. */
        IN_USE,
        /** Somebody deleted it since. */
        DELETED
    }

    void note(UUID importId, List<Outcome> outcomes) {
        sql.update("""
                update import_change x set outcome = lower(o.fate), reason = lower(o.reason)
                from json_to_recordset(cast(:outcomes as json)) as o("rowNo" integer, "recordId" uuid, fate text, reason text)
                where x.import_id = :import and x.row_no = o."rowNo" and x.record_id = o."recordId"
                """, Map.of("import", importId, "outcomes", json.write(outcomes)));
    }

    /** The records that an undo left alone, in the order of the file. */
    Page<KeptRecord> kept(UUID importId, PageRequest page) {
        var where =
                Where.all().and("x.import_id = :import and x.outcome = 'kept'").bind("import", importId);
        return keyset.page(
                KEPT,
                where,
                KeptSort.class,
                "row",
                page,
                row -> new KeptRecord(
                        row.uuid("record_id"),
                        ImportKind.ofEntity(String.valueOf(row.text("entity"))),
                        row.integer("row_no") == BEHIND_ALL_ROWS ? null : row.integer("row_no"),
                        row.text("name"),
                        Reason.valueOf(String.valueOf(row.text("reason")).toUpperCase(Locale.ROOT))));
    }

    void remove(UUID importId) {
        sql.update("delete from import_change where import_id = :import", Map.of("import", importId));
    }
}
