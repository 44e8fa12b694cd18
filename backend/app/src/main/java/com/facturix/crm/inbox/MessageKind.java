package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who or what writes. */
@Schema(name = "MessageKind")
public enum MessageKind {
    @JsonProperty("message")
    MESSAGE,
    /** A mail could not be delivered. */
    @JsonProperty("bounce")
    BOUNCE,
    /** Somebody's automatic answer while away. */
    @JsonProperty("out_of_office")
    OUT_OF_OFFICE,
    /** What a machine tells about a mail: a complaint, a receipt, a delay that ended well. */
    @JsonProperty("report")
    REPORT;

    /** The name in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
