package com.facturix.crm.notifications;

import com.facturix.crm.platform.persistence.SortField;

/** What notifications may be sorted by: when they came. */
enum NotificationSort implements SortField {
    AT;

    @Override
    public String key() {
        return "at";
    }

    @Override
    public String column() {
        return "n.at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
