package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.SortField;

/** What sequences may be sorted by. */
enum SequenceSort implements SortField {
    NAME("name", "s.name_fold", Type.TEXT),
    CREATED_AT("createdAt", "s.created_at", Type.INSTANT),
    UPDATED_AT("updatedAt", "s.updated_at", Type.INSTANT);

    private final String key;
    private final String column;
    private final Type type;

    SequenceSort(String key, String column, Type type) {
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
