package com.facturix.crm.platform.persistence;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Cursor.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page, each page from where the last one ended: page 10,000 costs what page 1 does. Order is
 * the sort field, then the id, both in the same direction, so that one index serves both directions.
 */
@ApplicationScoped
public class Keyset {
    private final Sql sql;

    Keyset(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a list reads.
     *
     * @param columns the select list
     * @param from the from clause with its joins; joins must not multiply rows
     * @param id the id column, such as {@code d.id}
     * @param rows where {@code from} should begin with, for lists that no single index serves; {@code from} is then the
     *     joins alone
     */
    public record Listing(
            String columns,
            String from,
            String id,
            @Nullable Rows rows) {
        public Listing(String columns, String from, String id) {
            this(columns, from, id, null);
        }

        /** The from and where clauses; {@code order}: the order by and limit of the page, empty for a count. */
        private String source(String condition, String order) {
            return rows == null ? from + " where " + condition : rows.of(condition, order) + " " + from;
        }
    }

    /** Reads the rows of a list from several places, of each only as many as a page can need. */
    @FunctionalInterface
    public interface Rows {
        /** A table expression with its alias, in which {@code condition} and {@code order} hold for each place. */
        String of(String condition, String order);
    }

    /** Reads a page. {@code fallback} is the sort where the request names none, such as {@code -updatedAt}. */
    public <T, F extends Enum<F> & SortField> Page<T> page(
            Listing listing, Where where, Class<F> fields, String fallback, PageRequest request, Row.Mapper<T> mapper) {
        var order = Order.parse(fields, request.sort() == null ? fallback : request.sort());
        var position = request.cursor() == null ? null : Cursor.decode(request.cursor(), order);
        var rows = new ArrayList<Keyed<T>>();
        if (position == null || !position.amongNulls()) {
            rows.addAll(read(listing, where, order, false, position, request.limit() + 1, mapper));
        }
        if (order.field().nullable() && rows.size() <= request.limit()) {
            var from = position != null && position.amongNulls() ? position : null;
            rows.addAll(read(listing, where, order, true, from, request.limit() + 1 - rows.size(), mapper));
        }
        var more = rows.size() > request.limit();
        var shown = more ? rows.subList(0, request.limit()) : rows;
        var next = more ? Cursor.encode(shown.getLast().position(), order) : null;
        var total = request.wants("total") ? count(listing, where) : null;
        return new Page<>(shown.stream().map(Keyed::item).toList(), next, total);
    }

    /**
     * The cursor behind a row that was read outside of a page, such as the last card of a board's column, for lists in
     * ascending order of {@code field}.
     *
     * @param value the sort column's value, as PostgreSQL casts it to text
     */
    public static String cursor(SortField field, String value, UUID id) {
        return Cursor.encode(new Position(false, value, id), new Order(field, false));
    }

    private Long count(Listing listing, Where where) {
        return sql.count("select count(*) from " + listing.source(where.sql(), ""), where.values());
    }

    /** A statement with its values. */
    public record Statement(String sql, Map<String, @Nullable Object> values) {}

    /** All rows of a list, for what reads them otherwise than page by page. {@code tail}: order by, limit. */
    public static String all(Listing listing, String columns, Where where, String tail) {
        return "select " + columns + " from " + listing.source(where.sql(), "") + tail;
    }

    /** The statement that reads the first page in the order {@code sort}, to look at its plan or measure it bare. */
    public static <F extends Enum<F> & SortField> Statement firstPage(
            Listing listing, Where where, Class<F> fields, String sort, int limit) {
        return statement(listing, where, Order.parse(fields, sort), false, null, limit + 1);
    }

    private <T> List<Keyed<T>> read(
            Listing listing,
            Where where,
            Order order,
            boolean nulls,
            @Nullable Position from,
            int limit,
            Row.Mapper<T> mapper) {
        var statement = statement(listing, where, order, nulls, from, limit);
        return sql.list(
                statement.sql(),
                statement.values(),
                row -> new Keyed<>(
                        mapper.map(row), new Position(nulls, row.text("keyset_value"), row.uuid("keyset_id"))));
    }

    private static Statement statement(
            Listing listing, Where where, Order order, boolean nulls, @Nullable Position from, int limit) {
        var values = new LinkedHashMap<String, @Nullable Object>(where.values());
        values.put("keysetLimit", limit);
        var column = order.field().column();
        var direction = order.descending() ? " desc" : "";
        var comparison = order.descending() ? " < " : " > ";
        var condition = new StringBuilder(where.sql());
        if (order.field().nullable()) {
            condition.append(" and ").append(column).append(nulls ? " is null" : " is not null");
        }
        if (from != null) {
            values.put("keysetId", from.id());
            if (nulls) {
                condition
                        .append(" and ")
                        .append(listing.id())
                        .append(comparison)
                        .append(":keysetId");
            } else {
                values.put("keysetValue", Cursor.parse(order.field(), from.value()));
                condition.append(" and (%s, %s)%s(%s, :keysetId)"
                        .formatted(column, listing.id(), comparison, Cursor.parameter(order.field())));
            }
        }
        // Among nulls the column orders nothing, but by it the planner sees that its index has them in order.
        var ordering = " order by %s%s, %s%s limit :keysetLimit".formatted(column, direction, listing.id(), direction);
        var statement = "select %s, %s as keyset_value, %s as keyset_id from %s%s"
                .formatted(
                        listing.columns(),
                        Cursor.expression(order.field()),
                        listing.id(),
                        listing.source(condition.toString(), ordering),
                        ordering);
        return new Statement(statement, values);
    }

    private record Keyed<T>(T item, Position position) {}

    /** A parsed {@code sort} parameter. */
    record Order(SortField field, boolean descending) {
        static <F extends Enum<F> & SortField> Order parse(Class<F> fields, String sort) {
            var descending = sort.startsWith("-");
            var key = descending ? sort.substring(1) : sort;
            for (var field : fields.getEnumConstants()) {
                if (field.key().equals(key)) {
                    return new Order(field, descending);
                }
            }
            throw Problems.invalidParameter("sort", "must be one of " + keys(fields) + ", with - for descending");
        }

        private static <F extends Enum<F> & SortField> String keys(Class<F> fields) {
            var keys = new ArrayList<String>();
            for (var field : fields.getEnumConstants()) {
                keys.add(field.key());
            }
            return String.join(", ", keys);
        }

        String signature() {
            return (descending ? "-" : "") + field.key();
        }
    }
}
