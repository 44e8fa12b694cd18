package com.facturix.crm.platform.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whole rows as JSON, for what is deleted and may be wanted back. Names of tables and columns come from code; which
 * columns a table has today is the database's answer, so that a column added later is kept without being told.
 */
@ApplicationScoped
public class KeptRows {
    private final Sql sql;
    private final Json json;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    KeptRows(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** The rows of {@code table} whose {@code column} is one of {@code ids}, by that id, locked until they are deleted. */
    public Map<UUID, JsonNode> read(String table, String column, Collection<UUID> ids) {
        var rows = new HashMap<UUID, JsonNode>();
        if (ids.isEmpty()) {
            return rows;
        }
        sql.list(
                        """
                        select x.%2$s as of, jsonb_agg(to_jsonb(x)) as kept
                        from (select * from %1$s where %2$s = any(:ids) for update) x group by x.%2$s
                        """.formatted(table, column),
                        Map.of("ids", ids),
                        row -> Map.entry(row.uuid("of"), json.read(row.text("kept"))))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    /** Rows whose foreign key would forget one of {@code ids}, as id of the row and of what it points to. */
    public List<Link> links(String table, String key, String column, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select x.%2$s as id, x.%3$s as target from %1$s x where x.%3$s = any(:ids)"
                                .formatted(table, key, column),
                        Map.of("ids", ids),
                        row -> new Link(row.uuid("id"), row.uuid("target")));
    }

    /** That a row points to another. */
    public record Link(UUID id, UUID target) {}

    /** Lets rows that point to nothing since then point again to what is there again in {@code owner}. */
    public void relink(String table, String key, String column, String owner, List<Link> links) {
        if (!links.isEmpty()) {
            sql.update(
                    """
                    update %1$s x set %3$s = k.target from unnest(:ids, :targets) as k (id, target)
                    where x.%2$s = k.id and x.%3$s is null and exists (select from %4$s p where p.id = k.target)
                    """.formatted(table, key, column, owner),
                    Map.of(
                            "ids", links.stream().map(Link::id).toList(),
                            "targets", links.stream().map(Link::target).toList()));
        }
    }

    /**
     * Puts rows back as they were; what is computed from others is computed anew. Where something they point to is gone
     * by now, they are as they would be had they been there: forgetful, or gone with it.
     */
    public void restore(String table, List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("rows", json.write(rows));
        sql.update(statements.computeIfAbsent(table, this::statement), values);
    }

    private record Column(
            String name, @Nullable String target, @Nullable String targetColumn, boolean itself, boolean cascades) {
        /** Whether what it points to is there, or comes back with it. */
        String met() {
            var there = "exists (select from %s p where p.%s = k.%s)".formatted(target, targetColumn, name);
            return itself
                    ? there + " or exists (select from kept o where o.%s = k.%s)".formatted(targetColumn, name)
                    : there;
        }
    }

    private String statement(String table) {
        var names = new LinkedHashSet<String>();
        var values = new LinkedHashMap<String, String>();
        var conditions = new ArrayList<String>(List.of("true"));
        for (var column : columns(table)) {
            names.add(column.name());
            values.putIfAbsent(column.name(), "k." + column.name());
            if (column.target() != null && column.cascades()) {
                conditions.add("(k.%s is null or %s)".formatted(column.name(), column.met()));
            } else if (column.target() != null) {
                values.put(column.name(), "case when %s then k.%s end".formatted(column.met(), column.name()));
            }
        }
        return """
                with kept as materialized (select * from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb)))
                insert into %1$s (%2$s) select %3$s from kept k where %4$s
                """.formatted(
                table, String.join(", ", names), String.join(", ", values.values()), String.join(" and ", conditions));
    }

    /** All that are stored, each with what it points to where that may go without it. */
    private List<Column> columns(String table) {
        return sql.list(
                """
                select quote_ident(a.attname) as name, cast(cast(f.confrelid as regclass) as text) as target,
                    quote_ident(t.attname) as target_column, f.confrelid = f.conrelid as itself, f.confdeltype = 'c' as cascades
                from pg_attribute a
                left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum]
                    and f.confdeltype in ('c', 'n')
                left join pg_attribute t on t.attrelid = f.confrelid and t.attnum = f.confkey[1]
                where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attnum
                """,
                Map.of("table", table),
                row -> new Column(
                        row.text("name"),
                        row.text("target"),
                        row.text("target_column"),
                        row.text("target") != null && row.flag("itself"),
                        row.text("target") != null && row.flag("cascades")));
    }
}
