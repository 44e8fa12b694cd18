package com.facturix.crm.templates;

import com.facturix.crm.platform.persistence.SortField;

/** What the mails of a template may be sorted by. */
enum TemplateMailSort implements SortField {
    SENT_AT;

    @Override
    public String key() {
        return "sentAt";
    }

    @Override
    public String column() {
        return "m.sent_at";
    }

    @Override
    public Type type() {
        return Type.INSTANT;
    }
}
