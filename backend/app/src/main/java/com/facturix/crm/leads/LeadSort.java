package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.SortField;

/** What leads may be sorted by; {@code name} is last name first. */
enum LeadSort implements SortField {
    NAME("name", "l.name_fold", Type.TEXT),
    COMPANY("company", "l.company_fold", Type.TEXT),
    SCORE("score", "l.score", Type.INTEGER),
    ATTEMPTS("attempts", "l.attempts", Type.INTEGER),
    LAST_CONTACT_AT("lastContactAt", "l.last_contact_at", Type.INSTANT),
    NEXT_ACTION_AT("nextActionAt", "l.next_action_at", Type.INSTANT),
    CREATED_AT("createdAt", "l.created_at", Type.INSTANT),
    UPDATED_AT("updatedAt", "l.updated_at", Type.INSTANT);

    private final String key;
    private final String column;
    private final Type type;

    LeadSort(String key, String column, Type type) {
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

    /** Many leads were never spoken to, and have nothing planned. */
    @Override
    public boolean nullable() {
        return this == LAST_CONTACT_AT || this == NEXT_ACTION_AT;
    }
}
