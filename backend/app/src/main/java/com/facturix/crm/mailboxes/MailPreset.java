package com.facturix.crm.mailboxes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The servers of a well-known provider, as it publishes them; the user is always the whole address. */
public record MailPreset(
        String key,
        String name,

        @Schema(description = "Whose addresses are the provider's own.")
        List<String> domains,

        Place imap,
        Place smtp,
        Note note) {

    /** Where one of the servers is. */
    @Schema(name = "MailPresetPlace")
    public record Place(String host, int port, Security security) {}

    /** What has to be known about the provider's passwords. */
    @Schema(name = "MailPresetNote")
    public enum Note {
        @JsonProperty("none")
        NONE,
        /** A password made for programs, in the settings of the account. */
        @JsonProperty("app_password")
        APP_PASSWORD,
        /** Programs have to use OAuth, which this product does not speak yet; some firms' servers still take passwords. */
        @JsonProperty("no_passwords")
        NO_PASSWORDS
    }

    static final List<MailPreset> ALL = List.of(
            ssl(
                    "gmail",
                    "Gmail, Google Workspace",
                    "imap.gmail.com",
                    "smtp.gmail.com",
                    Note.APP_PASSWORD,
                    "gmail.com",
                    "googlemail.com"),
            startTls(
                    "microsoft",
                    "Microsoft 365, Outlook",
                    "outlook.office365.com",
                    "smtp.office365.com",
                    Note.NO_PASSWORDS,
                    "outlook.com",
                    "outlook.fr",
                    "hotmail.com",
                    "hotmail.fr",
                    "live.com",
                    "live.fr"),
            ssl("ovh", "OVHcloud", "ssl0.ovh.net", "ssl0.ovh.net", Note.NONE),
            ssl("ionos", "IONOS", "imap.ionos.com", "smtp.ionos.com", Note.NONE),
            ssl("ionos_fr", "IONOS (France)", "imap.ionos.fr", "smtp.ionos.fr", Note.NONE),
            ssl("gandi", "Gandi", "mail.gandi.net", "mail.gandi.net", Note.NONE),
            ssl(
                    "infomaniak",
                    "Infomaniak",
                    "mail.infomaniak.com",
                    "mail.infomaniak.com",
                    Note.APP_PASSWORD,
                    "ik.me",
                    "etik.com"),
            ssl("orange", "Orange", "imap.orange.fr", "smtp.orange.fr", Note.NONE, "orange.fr", "wanadoo.fr"),
            ssl("free", "Free", "imap.free.fr", "smtp.free.fr", Note.NONE, "free.fr"),
            ssl("sfr", "SFR", "imap.sfr.fr", "smtp.sfr.fr", Note.NONE, "sfr.fr", "neuf.fr"),
            ssl("laposte", "La Poste", "imap.laposte.net", "smtp.laposte.net", Note.NONE, "laposte.net"),
            ssl(
                    "fastmail",
                    "Fastmail",
                    "imap.fastmail.com",
                    "smtp.fastmail.com",
                    Note.APP_PASSWORD,
                    "fastmail.com",
                    "fastmail.fm"),
            ssl("zoho", "Zoho Mail", "imap.zoho.com", "smtp.zoho.com", Note.APP_PASSWORD, "zohomail.com"),
            ssl("zoho_eu", "Zoho Mail (Europe)", "imap.zoho.eu", "smtp.zoho.eu", Note.APP_PASSWORD, "zohomail.eu"),
            ssl(
                    "yahoo",
                    "Yahoo",
                    "imap.mail.yahoo.com",
                    "smtp.mail.yahoo.com",
                    Note.APP_PASSWORD,
                    "yahoo.com",
                    "yahoo.fr",
                    "ymail.com"),
            startTls(
                    "icloud",
                    "iCloud",
                    "imap.mail.me.com",
                    "smtp.mail.me.com",
                    Note.APP_PASSWORD,
                    "icloud.com",
                    "me.com",
                    "mac.com"));

    /** The provider whose server this is. */
    static Optional<MailPreset> ofHost(String host) {
        return ALL.stream()
                .filter(preset ->
                        preset.imap.host().equals(host) || preset.smtp.host().equals(host))
                .findFirst();
    }

    private static MailPreset ssl(String key, String name, String imap, String smtp, Note note, String... domains) {
        return new MailPreset(
                key,
                name,
                List.of(domains),
                new Place(imap, 993, Security.SSL),
                new Place(smtp, 465, Security.SSL),
                note);
    }

    /** With the port for submission that begins in the clear (RFC 6409). */
    private static MailPreset startTls(
            String key, String name, String imap, String smtp, Note note, String... domains) {
        return new MailPreset(
                key,
                name,
                List.of(domains),
                new Place(imap, 993, Security.SSL),
                new Place(smtp, 587, Security.STARTTLS),
                note);
    }
}
