package com.facturix.crm.suppressions;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why somebody is not to be written to. */
public enum SuppressionReason {
    /** They said so themselves. */
    @JsonProperty("unsubscribed")
    UNSUBSCRIBED,
    /** There is no such mailbox. */
    @JsonProperty("bounced")
    BOUNCED,
    /** They called a mail spam. */
    @JsonProperty("complained")
    COMPLAINED,
    /** One of us said so. */
    @JsonProperty("manual")
    MANUAL;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SuppressionReason ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For query parameters. */
    public static SuppressionReason fromString(String key) {
        for (var reason : values()) {
            if (reason.key().equals(key)) {
                return reason;
            }
        }
        throw Problems.invalidParameter("reason", "must be one of unsubscribed, bounced, complained, manual");
    }
}
