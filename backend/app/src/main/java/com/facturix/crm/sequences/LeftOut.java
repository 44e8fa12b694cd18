package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a lead is not taken on. */
public enum LeftOut {
    @JsonProperty("not_visible")
    NOT_VISIBLE,
    @JsonProperty("not_yours")
    NOT_YOURS,
    @JsonProperty("other_campaign")
    OTHER_CAMPAIGN,
    @JsonProperty("no_email")
    NO_EMAIL,
    @JsonProperty("do_not_contact")
    DO_NOT_CONTACT,
    @JsonProperty("suppressed")
    SUPPRESSED,
    @JsonProperty("already_here")
    ALREADY_HERE,
    @JsonProperty("enrolled_before")
    ENROLLED_BEFORE,
    @JsonProperty("in_other_sequence")
    IN_OTHER_SEQUENCE,
    /** Another lead of the selection has the same address. */
    @JsonProperty("same_person")
    SAME_PERSON,
    @JsonProperty("no_mailbox")
    NO_MAILBOX,
    @JsonProperty("missing_tokens")
    MISSING_TOKENS;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LeftOut ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
