package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a step does. */
public enum StepKind {
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("call_task")
    CALL_TASK,
    @JsonProperty("manual_task")
    MANUAL_TASK,
    @JsonProperty("wait")
    WAIT,
    @JsonProperty("condition")
    CONDITION;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
