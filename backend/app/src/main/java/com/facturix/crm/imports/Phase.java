package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which of the two passes over the rows. */
enum Phase {
    @JsonProperty("check")
    CHECK,
    @JsonProperty("run")
    RUN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
