package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a message of a server was not stored. */
@Schema(name = "MailSkipReason")
public enum SkipReason {
    /** It lies in another folder too, and is stored from there. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** It was deleted before it could be read. */
    @JsonProperty("gone")
    GONE,
    @JsonProperty("too_large")
    TOO_LARGE,
    /** The server does not give it. */
    @JsonProperty("unreadable")
    UNREADABLE,
    /** It could not be stored in any form. */
    @JsonProperty("failed")
    FAILED;

    /** The name in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SkipReason ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
