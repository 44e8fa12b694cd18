package com.facturix.crm.templates;

import com.facturix.crm.platform.persistence.SortField;

/** What templates may be sorted by. */
enum TemplateSort implements SortField {
    NAME("name", "t.name_fold", Type.TEXT),
    UPDATED_AT("updatedAt", "t.updated_at", Type.INSTANT);

    private final String key;
    private final String column;
    private final Type type;

    TemplateSort(String key, String column, Type type) {
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
