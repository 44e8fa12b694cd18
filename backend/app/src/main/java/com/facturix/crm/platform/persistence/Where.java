package com.facturix.crm.platform.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition in SQL with its values: fragments are written in code, values are always bound. Parts join with
 * {@code and}; a part whose value is null or an empty collection asks nothing and is left out.
 */
public final class Where {
    private final List<String> parts = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Where() {}

    /** No condition. */
    public static Where all() {
        return new Where();
    }

    /** A condition without a value, or with values bound by {@link #bind}. */
    public static Where of(String sql) {
        return all().and(sql);
    }

    public Where and(String sql) {
        parts.add(sql);
        return this;
    }

    /** Adds {@code sql}, which names {@code :name}, if there is a value to compare with. */
    public Where and(String sql, String name, @Nullable Object value) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            return this;
        }
        parts.add(sql);
        return bind(name, value);
    }

    /**
     * Adds that {@code column} is one of {@code values}, if there are any. One value is compared by {@code =}: only then
     * does an index on the column and the list's order give the rows in that order.
     */
    public Where in(String column, String name, Collection<?> values) {
        if (values.size() == 1) {
            return and(column + " = :" + name, name, values.iterator().next());
        }
        return and(column + " = any(:" + name + ")", name, values);
    }

    public Where and(Where other) {
        parts.addAll(other.parts);
        values.putAll(other.values);
        return this;
    }

    public Where bind(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** The condition for a {@code where} clause; {@code true} where there is none. */
    public String sql() {
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * The pattern with which {@code fold(...)}ed text is searched by {@code like}: contains, with the wildcards of the
     * user's own text taken literally; null for blank text.
     */
    public static @Nullable String contains(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
