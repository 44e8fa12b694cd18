package com.facturix.crm.platform.events;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an edit really changed. An entity writes {@code name = changes.note("name", name, request.name())};
 * equal values (numbers by amount, 5 and 5.00 alike) leave no trace.
 */
public final class Changes {
    private final List<Change> list = new ArrayList<>();

    /** Notes the change if there is one, and returns what the field is from now on. */
    public <T extends @Nullable Object> T note(String field, T before, T after) {
        if (same(before, after)) {
            return before;
        }
        list.add(new Change(field, plain(before), plain(after)));
        return after;
    }

    /** Notes a change that was found elsewhere. */
    public void add(Change change) {
        list.add(change);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public boolean has(String field) {
        return list.stream().anyMatch(change -> change.field().equals(field));
    }

    public List<Change> list() {
        return List.copyOf(list);
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) == 0 : Objects.equals(a, b);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
