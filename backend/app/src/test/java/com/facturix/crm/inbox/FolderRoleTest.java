package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a folder is for, by its server's word or by its name. */
class FolderRoleTest {
    @Test
    void theFolderOfSentMailIsKnownByItsNameInManyLanguages() {
        assertThat(List.of(
                        "Sent",
                        "SENT ITEMS",
                        "Courrier envoyé",
                        "Messages envoyés",
                        "Éléments envoyés",
                        "E\u0301le\u0301ments envoye\u0301s",
                        "Gesendet",
                        "Gesendete Elemente",
                        "Posta inviata"))
                .allMatch(FolderRole::isSentName)
                .allMatch(name -> FolderRole.of("INBOX." + name, '.', List.of()) == FolderRole.SENT);
        assertThat(List.of("Inbox", "Sent to me", "Envois", "")).noneMatch(FolderRole::isSentName);
    }

    @Test
    void theServersWordCountsMoreThanTheName() {
        assertThat(FolderRole.of("[Gmail]/Tous les messages", '/', List.of("\\all")))
                .isEqualTo(FolderRole.ALL);
        assertThat(FolderRole.of("Sent", '/', List.of("\\archive"))).isEqualTo(FolderRole.ARCHIVE);
        assertThat(FolderRole.of("Kunden", '/', List.of())).isEqualTo(FolderRole.OTHER);
    }

    @Test
    void foldersAreLeftOutByTheServersWordAndByTheirName() {
        assertThat(LeftOut.marked(List.of("\\hasnochildren", "\\trash"))).contains(LeftOut.TRASH);
        assertThat(LeftOut.marked(List.of("\\important"))).contains(LeftOut.VIEW);
        assertThat(LeftOut.marked(List.of("", "\\hasnochildren"))).isEmpty();
        assertThat(LeftOut.named(FolderRole.fold("Courrier indésirable"))).contains(LeftOut.JUNK);
        assertThat(LeftOut.named(FolderRole.fold("Boîte d’envoi"))).contains(LeftOut.OUTBOX);
        assertThat(LeftOut.named("kunden")).isEmpty();
    }
}
