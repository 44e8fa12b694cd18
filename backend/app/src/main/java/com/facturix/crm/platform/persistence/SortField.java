package com.facturix.crm.platform.persistence;

/** A field that a list may be sorted by: an enum constant, mapped to a column, so that no SQL comes from outside. */
public interface SortField {
    /** The name in the {@code sort} parameter. */
    String key();

    /** The column expression; there is an index on it with the id behind it. */
    String column();

    Type type();

    /** Nullable columns sort their nulls last, in both directions. */
    default boolean nullable() {
        return false;
    }

    /** How a cursor carries the column's value. */
    enum Type {
        TEXT,
        /** numeric */
        NUMBER,
        /** integer or bigint */
        INTEGER,
        DATE,
        INSTANT
    }
}
