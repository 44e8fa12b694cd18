package com.facturix.crm.platform.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
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
    private final Map<String, String> columns = new ConcurrentHashMap<>();

    KeptRows(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** The rows of {@code table} whose {@code column} is one of {@code ids}, by that id. */
    public Map<UUID, JsonNode> read(String table, String column, Collection<UUID> ids) {
        var rows = new HashMap<UUID, JsonNode>();
        if (ids.isEmpty()) {
            return rows;
        }
        sql.list(
                        "select x.%2$s as of, jsonb_agg(to_jsonb(x)) as kept from %1$s x where x.%2$s = any(:ids) group by x.%2$s"
                                .formatted(table, column),
                        Map.of("ids", ids),
                        row -> Map.entry(row.uuid("of"), json.read(row.text("kept"))))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    /** Puts rows back as they were; what is computed from others is computed anew. */
    public void restore(String table, List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var names = columns.computeIfAbsent(table, this::plainColumns);
        var values = new HashMap<String, @Nullable Object>();
        values.put("rows", json.write(rows));
        sql.update(
                "insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))"
                        .formatted(table, names),
                values);
    }

    private String plainColumns(String table) {
        return sql.one("""
                select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
                where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                """, Map.of("table", table), row -> row.text("names"));
    }
}
