package com.facturix.crm.tracking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was asked for. */
@Schema(name = "TrackingKind")
enum Kind {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("click")
    CLICK;

    static Kind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
