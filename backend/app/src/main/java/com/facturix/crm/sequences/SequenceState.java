package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether a sequence moves its people. */
public enum SequenceState {
    /** Being built: people may be taken on, and wait. */
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    /** Over: nobody is in it any more. */
    @JsonProperty("archived")
    ARCHIVED;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static SequenceState fromString(String key) {
        for (var value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("state", "must be draft, active, paused or archived");
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
