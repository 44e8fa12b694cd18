package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a folder is for: as its server says (RFC 6154), else as its name does. */
@Schema(name = "MailFolderRole")
public enum FolderRole {
    @JsonProperty("inbox")
    INBOX,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("other")
    OTHER;

    private static final Set<String> SENT_NAMES = Set.of(
            "sent",
            "sent items",
            "sent mail",
            "sent messages",
            "envoyes",
            "messages envoyes",
            "elements envoyes",
            "courrier envoye",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "gesendete",
            "enviados",
            "elementos enviados",
            "posta inviata",
            "inviata",
            "verzonden",
            "verzonden items",
            "itens enviados");
    private static final Set<String> LEFT_OUT = Set.of(
            "trash",
            "deleted items",
            "deleted messages",
            "corbeille",
            "elements supprimes",
            "papierkorb",
            "geloschte elemente",
            "geloscht",
            "junk",
            "junk e-mail",
            "junk email",
            "spam",
            "bulk mail",
            "courrier indesirable",
            "indesirables",
            "pourriel",
            "spamverdacht",
            "unerwunscht",
            "drafts",
            "draft",
            "brouillons",
            "entwurfe",
            "borradores",
            "bozze",
            "concepten",
            "rascunhos",
            "outbox",
            "boite d'envoi",
            "postausgang",
            "papelera",
            "cestino",
            "prullenbak",
            "notes",
            "contacts",
            "calendar",
            "tasks",
            "journal",
            "sync issues",
            "rss feeds",
            "conversation history");

    /** The name in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FolderRole ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Empty for folders that nobody wants to find again here: drafts, rubbish, and views of what lies elsewhere. */
    static Optional<FolderRole> of(String name, char separator, List<String> attributes) {
        if (name.equalsIgnoreCase("INBOX")) {
            return Optional.of(INBOX);
        }
        var marks =
                attributes.stream().map(mark -> mark.toLowerCase(Locale.ROOT)).toList();
        if (marks.stream().anyMatch(mark -> Set.of(
                        "\\noselect",
                        "\\nonexistent",
                        "\\trash",
                        "\\junk",
                        "\\drafts",
                        "\\all",
                        "\\flagged",
                        "\\important")
                .contains(mark))) {
            return Optional.empty();
        }
        if (marks.contains("\\sent")) {
            return Optional.of(SENT);
        }
        if (marks.contains("\\archive")) {
            return Optional.of(ARCHIVE);
        }
        var last = fold(name.substring(name.lastIndexOf(separator) + 1));
        if (SENT_NAMES.contains(last)) {
            return Optional.of(SENT);
        }
        return LEFT_OUT.contains(last) ? Optional.empty() : Optional.of(OTHER);
    }

    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
