package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a folder is not read: as its server says what it is for (RFC 6154), else as its name does. */
@Schema(name = "MailFolderLeftOutReason")
public enum LeftOut {
    @JsonProperty("trash")
    TRASH(
            "\\trash",
            Set.of(
                    "trash",
                    "bin",
                    "deleted items",
                    "deleted messages",
                    "corbeille",
                    "elements supprimes",
                    "messages supprimes",
                    "papierkorb",
                    "geloschte elemente",
                    "geloschte objekte",
                    "geloscht",
                    "papelera",
                    "elementos eliminados",
                    "cestino",
                    "prullenbak")),
    @JsonProperty("junk")
    JUNK(
            "\\junk",
            Set.of(
                    "junk",
                    "junk e-mail",
                    "junk email",
                    "spam",
                    "bulk mail",
                    "courrier indesirable",
                    "indesirables",
                    "pourriel",
                    "pourriels",
                    "spamverdacht",
                    "unerwunscht",
                    "correo no deseado",
                    "posta indesiderata",
                    "ongewenste e-mail")),
    @JsonProperty("drafts")
    DRAFTS(
            "\\drafts",
            Set.of("drafts", "draft", "brouillons", "entwurfe", "borradores", "bozze", "concepten", "rascunhos")),
    @JsonProperty("outbox")
    OUTBOX("", Set.of("outbox", "boite d'envoi", "postausgang")),
    /** Notes, appointments and the like, which some servers keep as messages. */
    @JsonProperty("no_mail")
    NO_MAIL(
            "",
            Set.of(
                    "notes",
                    "contacts",
                    "calendar",
                    "tasks",
                    "journal",
                    "sync issues",
                    "rss feeds",
                    "conversation history")),
    /** It shows what lies elsewhere. */
    @JsonProperty("view")
    VIEW("\\flagged", Set.of());

    private final String mark;
    private final Set<String> names;

    LeftOut(String mark, Set<String> names) {
        this.mark = mark;
        this.names = names;
    }

    /** Whether what lies in folders below it is of the same kind. */
    boolean holdsBelow() {
        return this == TRASH || this == JUNK || this == DRAFTS;
    }

    /** @param marks the server's attributes in lower case */
    static Optional<LeftOut> marked(List<String> marks) {
        if (marks.contains("\\important")) {
            return Optional.of(VIEW);
        }
        for (var reason : values()) {
            // Some servers list an attribute of no letters.
            if (!reason.mark.isEmpty() && marks.contains(reason.mark)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** @param name the folder's own, folded */
    static Optional<LeftOut> named(String name) {
        for (var reason : values()) {
            if (reason.names.contains(name)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
