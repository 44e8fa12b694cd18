package com.facturix.crm.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a run stands. */
public enum BulkState {
    /** Asked for; the leads are about to be gathered. */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    /** Broke off; what was done by then is done, and can be undone. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BulkState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    boolean busy() {
        return this == WAITING || this == RUNNING || this == UNDOING;
    }
}
