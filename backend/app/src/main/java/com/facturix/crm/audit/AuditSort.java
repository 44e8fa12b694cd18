package com.facturix.crm.audit;

import com.facturix.crm.platform.persistence.SortField;

/** What audit entries may be sorted by: when they were written. */
enum AuditSort implements SortField {
    AT;

    @Override
    public String key() {
        return "at";
    }

    @Override
    public String column() {
        return "e.at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
