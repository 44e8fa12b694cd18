package com.facturix.crm.imports;

import java.util.List;

/** What only a person can say; a run waits for the answer. */
record Question(String field, String reason, List<DateFormat> options) {
    static final String AMBIGUOUS_DATE_FORMAT = "ambiguous_date_format";
}
