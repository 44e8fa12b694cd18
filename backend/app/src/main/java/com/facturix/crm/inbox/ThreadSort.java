package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.SortField;

/** What threads are ordered by: each folder has its own, and an index for it. */
enum ThreadSort implements SortField {
    INBOX_AT("inboxAt", "t.inbox_at"),
    LAST_OUTBOUND_AT("lastOutboundAt", "t.last_outbound_at"),
    LAST_MESSAGE_AT("lastMessageAt", "t.last_message_at"),
    SNOOZED_UNTIL("snoozedUntil", "t.snoozed_until"),
    DONE_AT("doneAt", "t.done_at");

    private final String key;
    private final String column;

    ThreadSort(String key, String column) {
        this.key = key;
        this.column = column;
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
}
