package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided. */
@Schema(name = "SequenceVerdict")
public enum Verdict {
    @JsonProperty("sent")
    SENT,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("held")
    HELD,
    @JsonProperty("moved")
    MOVED,
    @JsonProperty("stopped")
    STOPPED;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
