package com.facturix.crm.accounts;

import com.facturix.crm.platform.persistence.SortField;

/** What accounts may be sorted by. */
enum AccountSort implements SortField {
    NAME("name", "a.name_fold", Type.TEXT, false),
    EMPLOYEES("employees", "a.employees", Type.INTEGER, true),
    ANNUAL_REVENUE("annualRevenue", "a.annual_revenue", Type.NUMBER, true),
    CREATED_AT("createdAt", "a.created_at", Type.INSTANT, false),
    UPDATED_AT("updatedAt", "a.updated_at", Type.INSTANT, false);

    private final String key;
    private final String column;
    private final Type type;
    private final boolean nullable;

    AccountSort(String key, String column, Type type, boolean nullable) {
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
