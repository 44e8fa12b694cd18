package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a person stands with a sequence. */
public enum EnrolmentState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    /** Came to the end. */
    @JsonProperty("finished")
    FINISHED,
    /** Left before the end, for a reason. */
    @JsonProperty("stopped")
    STOPPED;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static EnrolmentState fromString(String key) {
        for (var value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("state", "must be active, paused, finished or stopped");
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
