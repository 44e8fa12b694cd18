package com.facturix.crm.tracking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who asked. Only what a human being did counts, and only that ever sets anything off. */
@Schema(name = "TrackingVerdict")
enum Verdict {
    @JsonProperty("human")
    HUMAN,
    @JsonProperty("machine")
    MACHINE,
    @JsonProperty("unknown")
    UNKNOWN,
    /** The sender or a colleague. */
    @JsonProperty("own")
    OWN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
