package com.facturix.crm.campaigns;

import com.facturix.crm.platform.persistence.SortField;

/** What campaigns may be sorted by. */
enum CampaignSort implements SortField {
    NAME("name", "c.name_fold", Type.TEXT),
    STARTS_ON("startsOn", "c.starts_on", Type.DATE),
    CREATED_AT("createdAt", "c.created_at", Type.INSTANT),
    UPDATED_AT("updatedAt", "c.updated_at", Type.INSTANT);

    private final String key;
    private final String column;
    private final Type type;

    CampaignSort(String key, String column, Type type) {
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
        return this == STARTS_ON;
    }
}
