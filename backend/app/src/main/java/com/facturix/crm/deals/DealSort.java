package com.facturix.crm.deals;

import com.facturix.crm.platform.persistence.SortField;

/** What deals may be sorted by. */
enum DealSort implements SortField {
    VALUE("value", "d.value", Type.NUMBER, false),
    CLOSE_DATE("closeDate", "d.close_date", Type.DATE, true),
    NAME("name", "d.name_fold", Type.TEXT, false),
    CREATED_AT("createdAt", "d.created_at", Type.INSTANT, false),
    UPDATED_AT("updatedAt", "d.updated_at", Type.INSTANT, false),
    CLOSED_AT("closedAt", "d.closed_at", Type.INSTANT, true),
    /** The order of the cards; of one column at a time. */
    RANK("rank", "d.rank", Type.NUMBER, false);

    private final String key;
    private final String column;
    private final Type type;
    private final boolean nullable;

    DealSort(String key, String column, Type type, boolean nullable) {
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
