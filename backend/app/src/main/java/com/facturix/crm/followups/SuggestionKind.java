package com.facturix.crm.followups;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which gap, the most pressing first. */
public enum SuggestionKind {
    /** A promised call was not made. */
    @JsonProperty("callback_missed")
    CALLBACK_MISSED,
    /** They are interested, and nothing is planned. */
    @JsonProperty("no_next_step")
    NO_NEXT_STEP,
    /** Nobody has been in touch for a week. */
    @JsonProperty("no_touch")
    NO_TOUCH;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SuggestionKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
