package com.facturix.crm.imports;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code import_row} and {@code import_verdict}. */
@ApplicationScoped
class Verdicts {
    private final Sql sql;
    private final Json json;

    Verdicts(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A row as it came. */
    record StagedRow(int rowNo, List<String> cells) {}

    /** A refused row as it came, and why. */
    record RefusedRow(int rowNo, List<String> cells, List<RowError> errors) {}

    List<StagedRow> rowsAfter(UUID importId, int rowNo, int limit) {
        return sql.list(
                """
                select row_no, cells from import_row where import_id = :import and row_no > :row
                order by row_no limit :limit
                """,
                Map.of("import", importId, "row", rowNo, "limit", limit),
                row -> new StagedRow(row.integer("row_no"), row.texts("cells")));
    }

    /** As {@link #rowsAfter}, without those that the dry run refused; {@code last}: where the chunk ends. */
    List<StagedRow> passedRows(UUID importId, int after, int last) {
        return sql.list(
                """
                select r.row_no, r.cells from import_row r
                join import_verdict v on v.import_id = r.import_id and v.row_no = r.row_no
                where r.import_id = :import and r.row_no > :after and r.row_no <= :last and v.verdict <> 'rejected'
                order by r.row_no
                """,
                Map.of("import", importId, "after", after, "last", last),
                row -> new StagedRow(row.integer("row_no"), row.texts("cells")));
    }

    /** The last row of the next chunk, and how many rows it has; no row at all where the file is done. */
    Chunk chunkAfter(UUID importId, int rowNo, int limit) {
        return sql.one(
                """
                select max(row_no) as last, count(*) as rows from (
                    select row_no from import_row where import_id = :import and row_no > :row
                    order by row_no limit :limit) c
                """,
                Map.of("import", importId, "row", rowNo, "limit", limit),
                row -> new Chunk(row.integer("last"), row.integer("rows")));
    }

    record Chunk(int last, int rows) {}

    List<RefusedRow> refusedAfter(UUID importId, int rowNo, int limit) {
        return sql.list(
                """
                select r.row_no, r.cells, v.errors from import_verdict v
                join import_row r on r.import_id = v.import_id and r.row_no = v.row_no
                where v.import_id = :import and v.verdict = 'rejected' and v.row_no > :row
                order by v.row_no limit :limit
                """,
                Map.of("import", importId, "row", rowNo, "limit", limit),
                row -> new RefusedRow(
                        row.integer("row_no"),
                        row.texts("cells"),
                        json.read(row.text("errors"), new TypeReference<List<RowError>>() {})));
    }

    /** Of these keys those that an earlier, accepted row of the file has, with that row. */
    Map<String, Integer> earlier(UUID importId, int firstRow, Collection<String> keys) {
        var rows = new HashMap<String, Integer>();
        if (!keys.isEmpty()) {
            sql.list(
                    """
                    select match_key, min(row_no) as row_no from import_verdict
                    where import_id = :import and match_key = any(:keys) and row_no < :first and verdict <> 'rejected'
                    group by match_key
                    """,
                    Map.of("import", importId, "keys", keys, "first", firstRow),
                    row -> rows.put(row.text("match_key"), row.integer("row_no")));
        }
        return rows;
    }

    /** Writes down what was found; a row that has a verdict already gets the new one. */
    void save(UUID importId, List<? extends Plan<?>> plans) {
        sql.update(
                """
                insert into import_verdict (import_id, row_no, verdict, match_key, name_key, parent_key, parent, record_id, errors)
                select :import, x.* from json_to_recordset(cast(:plans as json)) as x(
                    row_no integer, verdict text, match_key text, name_key text, parent_key text, parent text,
                    record_id uuid, errors jsonb)
                on conflict (import_id, row_no) do update set verdict = excluded.verdict, record_id = excluded.record_id,
                    errors = excluded.errors
                """,
                Map.of(
                        "import",
                        importId,
                        "plans",
                        json.write(plans.stream().map(Verdicts::line).toList())));
    }

    private static Map<String, @Nullable Object> line(Plan<?> plan) {
        var line = new HashMap<String, @Nullable Object>();
        line.put("row_no", plan.rowNo());
        line.put("verdict", plan.verdict().key());
        line.put("match_key", plan.matchKey());
        line.put("name_key", plan.nameKey());
        line.put("parent_key", plan.parentKey());
        line.put("parent", plan.parent());
        line.put("record_id", plan.recordId());
        line.put("errors", plan.errors().isEmpty() ? null : plan.errors());
        return line;
    }

    /** Forgets what a former check found. */
    void forget(UUID importId) {
        sql.update("delete from import_verdict where import_id = :import", Map.of("import", importId));
        sql.update("delete from import_key where import_id = :import", Map.of("import", importId));
        sql.update("delete from import_foreseen where import_id = :import", Map.of("import", importId));
    }

    /** Removes the file's rows and all that was found out about them. */
    void remove(UUID importId) {
        forget(importId);
        sql.update("delete from import_row where import_id = :import", Map.of("import", importId));
    }

    /** An account that is in, with the parent that its row names. */
    record Parented(UUID recordId, String parent, @Nullable UUID parentId) {}

    /** The accepted rows that name a parent; {@code parentId} is null where no such account is there. */
    List<Parented> parented(UUID importId) {
        return sql.list(
                """
                select v.record_id, v.parent,
                    (select a.id from account a where a.name_fold = v.parent_key order by a.id limit 1) as parent_id
                from import_verdict v
                where v.import_id = :import and v.parent_key is not null and v.verdict <> 'rejected'
                order by v.row_no
                """,
                Map.of("import", importId),
                row -> new Parented(row.uuid("record_id"), row.text("parent"), row.uuid("parent_id")));
    }

    /** A verdict that was taken back. */
    record Refused(int rowNo, Verdict before, @Nullable String name, String parent) {}

    /**
     * Refuses accepted rows whose parent is neither there nor comes with an accepted row of this file, as often as
     * that makes further rows parentless.
     */
    List<Refused> refuseParentless(UUID importId) {
        var all = new ArrayList<Refused>();
        List<Refused> some;
        do {
            some = sql.list(
                    """
                    with orphans as (
                        select v.row_no, v.verdict, v.name_key, v.parent from import_verdict v
                        where v.import_id = :import and v.parent_key is not null and v.verdict <> 'rejected'
                            and not exists (select 1 from account a where a.name_fold = v.parent_key)
                            and not exists (select 1 from import_verdict w where w.import_id = v.import_id
                                and w.name_key = v.parent_key and w.verdict <> 'rejected' and w.row_no <> v.row_no)
                    )
                    update import_verdict v set verdict = 'rejected', errors = jsonb_build_array(jsonb_build_object(
                        'field', 'parent', 'code', 'unknown_account', 'message', 'there is no account "' || v.parent || '"'))
                    from orphans o where v.import_id = :import and v.row_no = o.row_no
                    returning v.row_no, o.verdict, o.name_key, o.parent
                    """,
                    Map.of("import", importId),
                    row -> new Refused(
                            row.integer("row_no"),
                            verdict(row.text("verdict")),
                            row.text("name_key"),
                            row.text("parent")));
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private static Verdict verdict(@Nullable String key) throws SQLException {
        return Verdict.valueOf(String.valueOf(key).toUpperCase(Locale.ROOT));
    }
}
