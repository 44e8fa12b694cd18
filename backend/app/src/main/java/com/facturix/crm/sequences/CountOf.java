package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a number counts. */
public enum CountOf {
    @JsonProperty("sent")
    SENT,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("opened")
    OPENED,
    @JsonProperty("clicked")
    CLICKED,
    @JsonProperty("replied")
    REPLIED,
    @JsonProperty("bounced")
    BOUNCED,
    @JsonProperty("unsubscribed")
    UNSUBSCRIBED,
    @JsonProperty("meetings")
    MEETINGS,
    @JsonProperty("deals")
    DEALS;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static CountOf fromString(String key) {
        for (var value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter(
                "what", "must be sent, delivered, opened, clicked, replied, bounced, unsubscribed, meetings or deals");
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
