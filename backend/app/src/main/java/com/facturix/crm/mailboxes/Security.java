package com.facturix.crm.mailboxes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a connection to a mail server is encrypted. */
@Schema(name = "MailSecurity")
public enum Security {
    /** TLS from the first byte, as on ports 993 and 465. */
    @JsonProperty("ssl")
    SSL,
    /** Begun in the clear and turned into TLS before anything private is said, as on ports 143 and 587. */
    @JsonProperty("starttls")
    STARTTLS,
    /** Not at all: only to hosts that the installation's settings vouch for. */
    @JsonProperty("none")
    NONE;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Security ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
