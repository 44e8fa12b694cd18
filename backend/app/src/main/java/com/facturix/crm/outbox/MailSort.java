package com.facturix.crm.outbox;

import com.facturix.crm.platform.persistence.SortField;

/** What mails on their way may be sorted by. */
enum MailSort implements SortField {
    UPDATED_AT("updatedAt", "m.updated_at", false),
    SEND_AT("sendAt", "m.send_at", true);

    private final String key;
    private final String column;
    private final boolean nullable;

    MailSort(String key, String column, boolean nullable) {
        this.key = key;
        this.column = column;
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
        return Type.INSTANT;
    }

    @Override
    public boolean nullable() {
        return nullable;
    }
}
