package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says about a mail that it could not deliver.
 *
 * @param status after RFC 3463, such as 5.1.1
 * @param recipient whom it was for
 * @param reason in the server's own words
 */
@Schema(name = "Bounce")
public record Bounce(
        Type type,
        @Nullable String status,
        @Nullable String recipient,
        @Nullable String reason) {

    /** Whether the address is of no use, or may be tried again. */
    @Schema(name = "BounceType")
    public enum Type {
        @JsonProperty("hard")
        HARD,
        @JsonProperty("soft")
        SOFT
    }
}
