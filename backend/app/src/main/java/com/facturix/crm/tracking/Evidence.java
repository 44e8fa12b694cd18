package com.facturix.crm.tracking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a verdict stands on; screens put it into words. */
@Schema(name = "TrackingEvidence")
enum Evidence {
    // ── own ──
    /** The browser held a session of this application. */
    @JsonProperty("own_session")
    OWN_SESSION,
    /** From an address from which the sender worked here in the same week. */
    @JsonProperty("sender_address")
    SENDER_ADDRESS,

    // ── machine ──
    /** Asked for the headers only, which no reader does. */
    @JsonProperty("head_request")
    HEAD_REQUEST,
    /** Did not say what program it is. */
    @JsonProperty("no_agent")
    NO_AGENT,
    /** Calls itself a robot, a scanner or a tool. */
    @JsonProperty("scanner_agent")
    SCANNER_AGENT,
    /** Apple Mail's privacy protection, which loads every picture whether the mail is read or not. */
    @JsonProperty("privacy_protection")
    PRIVACY_PROTECTION,
    /** Within seconds of sending: filters look at a mail before anybody can. */
    @JsonProperty("at_delivery")
    AT_DELIVERY,
    /** Several links of the mail within a second and a half. */
    @JsonProperty("links_at_once")
    LINKS_AT_ONCE,
    /** One address asked for the mails of many people at once. */
    @JsonProperty("many_mails_at_once")
    MANY_MAILS_AT_ONCE,
    /** The same program at the same address showed itself to be a machine, within a minute. */
    @JsonProperty("same_client")
    SAME_CLIENT,

    // ── unknown ──
    /** Not judged yet: what comes with it in the next seconds tells. */
    @JsonProperty("pending")
    PENDING,
    /** A mail service's picture proxy, so soon after sending that it may be the service's own look. */
    @JsonProperty("proxy_early")
    PROXY_EARLY,
    /** The same once more within two seconds: counted once. */
    @JsonProperty("repeated")
    REPEATED,
    /** A click within a minute of sending by somebody who has not opened the mail. */
    @JsonProperty("click_without_open")
    CLICK_WITHOUT_OPEN,
    /** A program that is neither a browser nor a mail program that we know. */
    @JsonProperty("unknown_client")
    UNKNOWN_CLIENT,

    // ── human ──
    /** Gmail or Yahoo fetched the picture, as they do when the reader opens the mail. */
    @JsonProperty("image_proxy")
    IMAGE_PROXY,
    @JsonProperty("mail_program")
    MAIL_PROGRAM,
    @JsonProperty("browser")
    BROWSER,
    /** The mail was opened first. */
    @JsonProperty("opened_before")
    OPENED_BEFORE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Evidence ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
