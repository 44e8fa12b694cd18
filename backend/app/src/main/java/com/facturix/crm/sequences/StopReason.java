package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why somebody left a sequence, or pauses in it. */
public enum StopReason {
    @JsonProperty("replied")
    REPLIED,
    @JsonProperty("colleague_replied")
    COLLEAGUE_REPLIED,
    @JsonProperty("meeting")
    MEETING,
    @JsonProperty("status_changed")
    STATUS_CHANGED,
    @JsonProperty("unsubscribed")
    UNSUBSCRIBED,
    @JsonProperty("suppressed")
    SUPPRESSED,
    @JsonProperty("bounced")
    BOUNCED,
    @JsonProperty("do_not_contact")
    DO_NOT_CONTACT,
    @JsonProperty("no_email")
    NO_EMAIL,
    @JsonProperty("mailbox_removed")
    MAILBOX_REMOVED,
    @JsonProperty("send_failed")
    SEND_FAILED,
    @JsonProperty("by_hand")
    BY_HAND,
    @JsonProperty("archived")
    ARCHIVED,
    @JsonProperty("out_of_office")
    OUT_OF_OFFICE,
    /** Their lead was deleted, and put back. */
    @JsonProperty("lead_restored")
    LEAD_RESTORED;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters. */
    public static StopReason fromString(String key) {
        for (var value : values()) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("reason", "must be a reason such as replied or bounced");
    }

    static StopReason ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
