package com.facturix.crm.tasks;

import com.facturix.crm.platform.persistence.SortField;

/** What tasks may be sorted by. */
enum TaskSort implements SortField {
    DUE_AT("dueAt", "t.due_at"),
    CREATED_AT("createdAt", "t.created_at");

    private final String key;
    private final String column;

    TaskSort(String key, String column) {
        this.key = key;
        this.column = column;
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
        return Type.INSTANT;
    }
}
