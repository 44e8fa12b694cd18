package com.facturix.crm.calling;

import com.facturix.crm.platform.persistence.SortField;

/** What the leads behind a number of the queue may be sorted by: when they came. */
enum QueueRowSort implements SortField {
    CREATED;

    @Override
    public String key() {
        return "createdAt";
    }

    @Override
    public String column() {
        return "l.created_at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
