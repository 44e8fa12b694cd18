package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much a task matters. */
public enum TaskPriority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("high")
    HIGH;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskPriority ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For query parameters. */
    public static TaskPriority fromString(String key) {
        for (var priority : values()) {
            if (priority.key().equals(key)) {
                return priority;
            }
        }
        throw Problems.invalidParameter("priority", "must be low, normal or high");
    }

    /** For changes. */
    @Override
    public String toString() {
        return key();
    }
}
