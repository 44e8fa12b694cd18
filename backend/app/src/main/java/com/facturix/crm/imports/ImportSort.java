package com.facturix.crm.imports;

import com.facturix.crm.platform.persistence.SortField;

/** What imports may be sorted by. */
enum ImportSort implements SortField {
    CREATED_AT;

    @Override
    public String key() {
        return "createdAt";
    }

    @Override
    public String column() {
        return "r.created_at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
