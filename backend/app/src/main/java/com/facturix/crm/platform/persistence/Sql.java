package com.facturix.crm.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * SQL in, records out: for reads that join or sum, and for set-based writes. Runs in the transaction of the caller
 * where there is one. Statements are texts in code with {@code :named} values; a collection binds as an array
 * ({@code = any(:ids)}).
 */
@ApplicationScoped
public class Sql {
    private final Jdbi jdbi;

    Sql(DataSource dataSource) {
        jdbi = Jdbi.create(dataSource);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "int4");
        jdbi.registerArrayType(Long.class, "int8");
    }

    public <T> List<T> list(String sql, Map<String, ? extends @Nullable Object> values, Row.Mapper<T> mapper) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(sql), values)
                .map((rows, context) -> mapper.map(new Row(rows)))
                .list());
    }

    public <T> Optional<T> first(String sql, Map<String, ? extends @Nullable Object> values, Row.Mapper<T> mapper) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(sql), values)
                .map((rows, context) -> mapper.map(new Row(rows)))
                .findFirst());
    }

    /** A query that always answers one row, such as a sum. */
    public <T> T one(String sql, Map<String, ? extends @Nullable Object> values, Row.Mapper<T> mapper) {
        return first(sql, values, mapper).orElseThrow();
    }

    public long count(String sql, Map<String, ? extends @Nullable Object> values) {
        return jdbi.withHandle(handle ->
                bind(handle.createQuery(sql), values).mapTo(Long.class).one());
    }

    public boolean exists(String sql, Map<String, ? extends @Nullable Object> values) {
        return jdbi.withHandle(handle -> bind(handle.createQuery("select exists(" + sql + ")"), values)
                .mapTo(Boolean.class)
                .one());
    }

    /** Returns the number of rows touched. */
    public int update(String sql, Map<String, ? extends @Nullable Object> values) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate(sql), values).execute());
    }

    /** Something done with a row. */
    @FunctionalInterface
    public interface RowWork {
        void with(Row row) throws SQLException, IOException;
    }

    /**
     * Reads any number of rows, {@code most} in memory at a time, in a transaction of its own; nothing may be under way.
     * What {@code work} throws as an IOException comes out as an {@link UncheckedIOException}.
     */
    public void each(String sql, Map<String, ? extends @Nullable Object> values, int most, RowWork work) {
        jdbi.useTransaction(handle -> bind(handle.createQuery(sql).setFetchSize(most), values)
                .execute((statement, context) -> {
                    try (var rows = statement.get().getResultSet()) {
                        var row = new Row(rows);
                        while (rows.next()) {
                            work.with(row);
                        }
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    /** For what has no shorthand here: COPY, batches, cursors. */
    public <T> T withHandle(org.jdbi.v3.core.HandleCallback<T, RuntimeException> work) {
        return jdbi.withHandle((Handle handle) -> work.withHandle(handle));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Map<String, ? extends @Nullable Object> values) {
        values.forEach((name, value) -> {
            if (value instanceof Collection<?> many) {
                statement.bindArray(name, elementType(many), many.toArray());
            } else if (value instanceof Instant instant) {
                statement.bind(name, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.bind(name, value);
            }
        });
        return statement;
    }

    private static Class<?> elementType(Collection<?> values) {
        return values.isEmpty() ? String.class : values.iterator().next().getClass();
    }
}
