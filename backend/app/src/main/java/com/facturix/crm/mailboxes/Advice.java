package com.facturix.crm.mailboxes;

import com.facturix.crm.mailboxes.MailFailure.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do about a mail server that does not let one in. The screen has the words. */
public enum Advice {
    @JsonProperty("check_password")
    CHECK_PASSWORD,
    /** The provider takes no ordinary password from programs: one is made for this in the account's settings. */
    @JsonProperty("use_app_password")
    USE_APP_PASSWORD,
    /** The provider takes no passwords at all from programs. */
    @JsonProperty("passwords_not_taken")
    PASSWORDS_NOT_TAKEN,
    @JsonProperty("check_port")
    CHECK_PORT,
    @JsonProperty("use_ssl")
    USE_SSL,
    @JsonProperty("use_starttls")
    USE_STARTTLS,
    @JsonProperty("check_certificate")
    CHECK_CERTIFICATE,
    @JsonProperty("check_host")
    CHECK_HOST,
    @JsonProperty("ask_admin_to_allow")
    ASK_ADMIN_TO_ALLOW,
    @JsonProperty("try_later")
    TRY_LATER,
    @JsonProperty("ask_provider")
    ASK_PROVIDER;

    static Advice on(Problem problem, ServerRequest server, boolean imap) {
        return switch (problem) {
            case WRONG_PASSWORD -> onPassword(server.host());
            case WRONG_PORT -> CHECK_PORT;
            case TLS_MISMATCH -> onEncryption(server, imap);
            case CERTIFICATE -> CHECK_CERTIFICATE;
            case UNREACHABLE -> CHECK_HOST;
            case REFUSED_HOST -> ASK_ADMIN_TO_ALLOW;
            case TIMEOUT -> TRY_LATER;
            case REFUSED_BY_SERVER, OTHER -> ASK_PROVIDER;
        };
    }

    private static Advice onPassword(String host) {
        return MailPreset.ofHost(host)
                .map(preset -> switch (preset.note()) {
                    case APP_PASSWORD -> USE_APP_PASSWORD;
                    case NO_PASSWORDS -> PASSWORDS_NOT_TAKEN;
                    case NONE -> CHECK_PASSWORD;
                })
                .orElse(CHECK_PASSWORD);
    }

    /** By the port's custom where it has one, else the other of the two. */
    private static Advice onEncryption(ServerRequest server, boolean imap) {
        if (server.port() == (imap ? 993 : 465)) {
            return server.security() == Security.SSL ? CHECK_PORT : USE_SSL;
        }
        if (server.port() == (imap ? 143 : 587) || server.port() == 25) {
            return server.security() == Security.STARTTLS ? ASK_PROVIDER : USE_STARTTLS;
        }
        return server.security() == Security.SSL ? USE_STARTTLS : USE_SSL;
    }
}
