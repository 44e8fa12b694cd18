package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.SortField;

/** What people in sequences may be sorted by. */
enum EnrolmentSort implements SortField {
    CREATED_AT("createdAt", "e.created_at", Type.INSTANT),
    NEXT_AT("nextAt", "e.next_at", Type.INSTANT);

    private final String key;
    private final String column;
    private final Type type;

    EnrolmentSort(String key, String column, Type type) {
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

    @Override
    public boolean nullable() {
        return this == NEXT_AT;
    }
}
