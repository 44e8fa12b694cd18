package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.SortField;

/** What skipped messages may be sorted by: when they were. */
enum SkipSort implements SortField {
    AT;

    @Override
    public String key() {
        return "at";
    }

    @Override
    public String column() {
        return "k.at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
