package com.facturix.crm.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a mailbox's mails although their time has come.
 *
 * @param words the server's, where it had any
 * @param until when it is tried again
 */
@Schema(name = "MailHold")
public record Hold(Reason reason, @Nullable String words, Instant until) {
    /** Why nothing goes out. */
    @Schema(name = "MailHoldReason")
    public enum Reason {
        /** The provider's server does not answer, or puts everything off. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        /** The provider does not let us in: the mailbox's settings have to be looked at. */
        @JsonProperty("login")
        LOGIN,
        /** The mailbox has sent what it may send in a day: mails of sequences wait for the next. */
        @JsonProperty("cap")
        CAP;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
