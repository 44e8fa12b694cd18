package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whose mail a list is of. */
public enum ThreadScope {
    /** Of the caller's own mailboxes. */
    @JsonProperty("mine")
    MINE,
    /** All that the caller may see, such as a record's mail. */
    @JsonProperty("visible")
    VISIBLE;

    /** For query parameters. */
    public static ThreadScope fromString(String key) {
        for (var scope : values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(key)) {
                return scope;
            }
        }
        throw Problems.invalidParameter("scope", "must be mine or visible");
    }
}
