package com.facturix.crm.users;

import com.facturix.crm.platform.persistence.SortField;

/** What people may be sorted by. */
enum UserSort implements SortField {
    NAME("name", "u.name_fold", Type.TEXT, false),
    EMAIL("email", "lower(u.email)", Type.TEXT, true),
    CREATED_AT("createdAt", "u.created_at", Type.INSTANT, false);

    private final String key;
    private final String column;
    private final Type type;
    private final boolean nullable;

    UserSort(String key, String column, Type type, boolean nullable) {
        this.key = key;
        this.column = column;
        this.type = type;
        this.nullable = nullable;
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
        return nullable;
    }
}
