package com.facturix.crm.platform.persistence;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Keyset.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended, as an opaque text. It carries no permission: what it points into is filtered anew each time. */
final class Cursor {
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    private Cursor() {}

    /**
     * The last row of a page.
     *
     * @param amongNulls whether the row's sort column is null
     * @param value the sort column's value in the cursor's spelling, null only {@code amongNulls}
     */
    record Position(boolean amongNulls, @Nullable String value, UUID id) {}

    static String encode(Position position, Order order) {
        var text = order.signature() + "\n" + position.id() + "\n"
                + (position.amongNulls() ? "n" : "v" + position.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Position decode(String cursor, Order order) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split("\n", 3);
            if (parts.length != 3 || !parts[0].equals(order.signature()) || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a cursor of this list and order");
            }
            var id = UUID.fromString(parts[1]);
            if (parts[2].equals("n")) {
                return new Position(true, null, id);
            }
            var value = parts[2].substring(1);
            parse(order.field(), value);
            return new Position(false, value, id);
        } catch (RuntimeException e) {
            throw Problems.invalidParameter("cursor", "must be nextCursor of a page with the same sort");
        }
    }

    /** How the column's value is read for the cursor: exact, whatever the session's settings. */
    static String expression(SortField field) {
        return switch (field.type()) {
            case TEXT -> field.column();
            case NUMBER, INTEGER, DATE -> field.column() + "::text";
            case INSTANT -> "(extract(epoch from " + field.column() + ") * 1000000)::bigint::text";
        };
    }

    /** How the cursor's value is compared with the column. */
    static String parameter(SortField field) {
        return switch (field.type()) {
            case TEXT -> "cast(:keysetValue as text)";
            case NUMBER -> "cast(:keysetValue as numeric)";
            case INTEGER -> "cast(:keysetValue as bigint)";
            case DATE -> "cast(:keysetValue as date)";
            case INSTANT -> "(timestamptz 'epoch' + :keysetValue * interval '1 microsecond')";
        };
    }

    static Object parse(SortField field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("no value");
        }
        return switch (field.type()) {
            case TEXT -> value;
            case NUMBER -> bounded(new BigDecimal(value));
            case INTEGER -> Long.valueOf(value);
            case DATE -> LocalDate.parse(value);
            case INSTANT -> bounded(Long.parseLong(value));
        };
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.abs().compareTo(LARGEST) > 0 || Math.abs(value.scale()) > 2000) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    /** Microseconds within PostgreSQL's timestamps that matter here: years 1 to 9999. */
    private static Long bounded(long micros) {
        if (micros < -62_135_596_800_000_000L || micros > 253_402_300_799_000_000L) {
            throw new IllegalArgumentException("out of range");
        }
        return micros;
    }
}
