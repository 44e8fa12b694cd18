package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which of the passes over the rows. */
enum Phase {
    @JsonProperty("check")
    CHECK,
    @JsonProperty("run")
    RUN,
    @JsonProperty("undo")
    UNDO;

    static Phase of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
