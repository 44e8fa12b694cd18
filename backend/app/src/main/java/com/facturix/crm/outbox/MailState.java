package com.facturix.crm.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a mail stands on its way out. */
public enum MailState {
    /** Being written. */
    @JsonProperty("draft")
    DRAFT,
    /** To be sent when its time comes; until then it can be taken back. */
    @JsonProperty("waiting")
    WAITING,
    /** Handed over, and the provider's answer is not known. */
    @JsonProperty("sending")
    SENDING,
    /** Taken by the provider. */
    @JsonProperty("sent")
    SENT,
    /** Given up; the reason stands with it. */
    @JsonProperty("failed")
    FAILED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** JAX-RS calls this for a query parameter. */
    public static MailState fromString(String key) {
        return ofKey(key);
    }
}
