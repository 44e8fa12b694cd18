package com.facturix.crm.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What can be done with many leads at once. */
public enum BulkKind {
    /** To people in turns, or to nobody. */
    @JsonProperty("assign")
    ASSIGN,
    @JsonProperty("status")
    STATUS,
    /** Moves them to another campaign. */
    @JsonProperty("campaign")
    CAMPAIGN,
    /** Makes a task about each. */
    @JsonProperty("task")
    TASK,
    @JsonProperty("tag")
    TAG,
    @JsonProperty("untag")
    UNTAG,
    /** Reads phone numbers anew, and the country from the number where there is none. */
    @JsonProperty("normalise")
    NORMALISE,
    @JsonProperty("delete")
    DELETE;

    /** The name in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
