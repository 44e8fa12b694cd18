package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a folder that is read is for. */
@Schema(name = "MailFolderRole")
public enum FolderRole {
    @JsonProperty("inbox")
    INBOX,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("other")
    OTHER,
    /** What lies in the others and, where folders are labels, also what was taken out of all of them. */
    @JsonProperty("all")
    ALL;

    private static final Set<String> SENT_NAMES = Set.of(
            "sent",
            "sent-mail",
            "sent items",
            "sent mail",
            "sent messages",
            "envoyes",
            "messages envoyes",
            "elements envoyes",
            "objets envoyes",
            "mails envoyes",
            "courrier envoye",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "gesendete nachrichten",
            "gesendete",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "mensagens enviadas",
            "posta inviata",
            "elementi inviati",
            "inviata",
            "inviati",
            "verzonden",
            "verzonden items",
            "verzonden berichten",
            "itens enviados");

    /** The name in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FolderRole ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether a folder of this name, without those above it, is usually the one for what was sent. */
    public static boolean isSentName(String name) {
        return SENT_NAMES.contains(fold(name));
    }

    /** @param marks the server's attributes in lower case (RFC 6154); where they say nothing, the name does */
    static FolderRole of(String name, char separator, List<String> marks) {
        if (name.equalsIgnoreCase("INBOX")) {
            return INBOX;
        }
        if (marks.contains("\\sent")) {
            return SENT;
        }
        if (marks.contains("\\archive")) {
            return ARCHIVE;
        }
        if (marks.contains("\\all")) {
            return ALL;
        }
        return isSentName(own(name, separator)) ? SENT : OTHER;
    }

    /** A folder's own name, without those above it. */
    static String own(String name, char separator) {
        return name.substring(name.lastIndexOf(separator) + 1);
    }

    /** As names are compared: without accents and case. */
    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
