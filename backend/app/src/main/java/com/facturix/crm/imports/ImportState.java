package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a run stands. */
enum ImportState {
    /** The file is in; nothing is mapped yet. */
    @JsonProperty("uploaded")
    UPLOADED,
    /** The dry run is under way. */
    @JsonProperty("checking")
    CHECKING,
    /** The dry run is through. */
    @JsonProperty("ready")
    READY,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED,
    /** What it wrote is being taken back. */
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether a job works on it. */
    boolean busy() {
        return this == CHECKING || this == RUNNING || this == UNDOING;
    }

    boolean over() {
        return this == COMPLETED || this == CANCELLED || this == UNDOING || this == UNDONE;
    }
}
