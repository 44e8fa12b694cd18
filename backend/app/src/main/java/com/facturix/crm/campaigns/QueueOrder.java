package com.facturix.crm.campaigns;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What decides which lead comes next; a campaign puts these in its own order. */
public enum QueueOrder {
    @JsonProperty("callback_due")
    CALLBACK_DUE,
    @JsonProperty("hot_reply")
    HOT_REPLY,
    @JsonProperty("score")
    SCORE,
    @JsonProperty("fewest_attempts")
    FEWEST_ATTEMPTS,
    @JsonProperty("newest")
    NEWEST;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For rows. */
    static QueueOrder ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return key();
    }
}
