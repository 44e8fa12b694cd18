package com.facturix.crm.suppressions;

import com.facturix.crm.platform.persistence.SortField;

/** What suppressions may be sorted by. */
enum SuppressionSort implements SortField {
    CREATED_AT("createdAt", "s.created_at", Type.INSTANT),
    ADDRESS("address", "s.address", Type.TEXT);

    private final String key;
    private final String column;
    private final Type type;

    SuppressionSort(String key, String column, Type type) {
        this.key = key;
        this.column = column;
        this.type = type;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String column() {
        return column;
    }

    @Override
    public Type type() {
        return type;
    }
}
