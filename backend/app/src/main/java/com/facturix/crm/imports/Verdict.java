package com.facturix.crm.imports;

import java.util.Locale;

/** What a row is to the records that are there. */
enum Verdict {
    NEW,
    CHANGED,
    UNCHANGED,
    REJECTED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
