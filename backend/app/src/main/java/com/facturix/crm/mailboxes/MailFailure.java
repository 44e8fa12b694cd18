package com.facturix.crm.mailboxes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a mail server could not be spoken with: what is wrong, in its own words, and whether trying again can help. */
public final class MailFailure extends RuntimeException {
    /** What is wrong, by what has to be done about it. */
    @Schema(name = "MailServerProblem")
    public enum Problem {
        /** The server is there and does not let this user in. */
        @JsonProperty("wrong_password")
        WRONG_PASSWORD,
        /** The host is there, but not this service at this port. */
        @JsonProperty("wrong_port")
        WRONG_PORT,
        /** One side speaks TLS where the other does not. */
        @JsonProperty("tls_mismatch")
        TLS_MISMATCH,
        /** The certificate is not trusted, has expired, or is another host's. */
        @JsonProperty("certificate")
        CERTIFICATE,
        /** There is no such host, or no way to it. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        /** Not a host that this service speaks to. */
        @JsonProperty("refused_host")
        REFUSED_HOST,
        /** The server took too long. */
        @JsonProperty("timeout")
        TIMEOUT,
        /** The server understood and said no. */
        @JsonProperty("refused_by_server")
        REFUSED_BY_SERVER,
        @JsonProperty("other")
        OTHER;

        /** The name in the database and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Problem ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    private final Problem problem;
    private final String serverWords;
    private final boolean permanent;

    MailFailure(Problem problem, String serverWords, boolean permanent, Throwable cause) {
        // The cause may quote what was sent, so it stays behind; what it says that is worth keeping is in the words.
        super(problem.key() + ": " + serverWords, null, false, true);
        this.problem = problem;
        this.serverWords = serverWords;
        this.permanent = permanent;
        setStackTrace(cause.getStackTrace());
    }

    public Problem problem() {
        return problem;
    }

    /** At most 300 characters of one line, never with a password in them. */
    public String serverWords() {
        return serverWords;
    }

    /** Whether trying the same again is of no use: somebody has to change something first. */
    public boolean permanent() {
        return permanent;
    }
}
