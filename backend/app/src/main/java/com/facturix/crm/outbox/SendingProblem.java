package com.facturix.crm.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a mail was given up. */
public enum SendingProblem {
    /** The provider will not take it. */
    @JsonProperty("refused")
    REFUSED,
    /** The provider will not take it for one of its readers. */
    @JsonProperty("address_refused")
    ADDRESS_REFUSED,
    /** The provider put it off until it made no more sense. */
    @JsonProperty("gave_up")
    GAVE_UP,
    /** It was handed over, the answer was lost, and nothing tells whether it arrived: it may have. */
    @JsonProperty("in_doubt")
    IN_DOUBT,
    /** One of its readers is not to be written to any more. */
    @JsonProperty("suppressed")
    SUPPRESSED,
    /** It cannot be put into the form of a mail. */
    @JsonProperty("malformed")
    MALFORMED,
    /** A sequence wrote it, and its lead was deleted before it went. */
    @JsonProperty("lead_deleted")
    LEAD_DELETED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SendingProblem ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
