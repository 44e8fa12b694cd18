package com.facturix.crm.activities;

import com.facturix.crm.platform.persistence.SortField;

/** A timeline has one order: when it happened. */
enum ActivitySort implements SortField {
    AT;

    @Override
    public String key() {
        return "at";
    }

    @Override
    public String column() {
        return "y.at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
