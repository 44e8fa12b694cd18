package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import com.facturix.localstack.LocalStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that cannot be opened, that are left out, and that hold what lies in others too. */
@QuarkusTest
class FolderListingTest extends ApiTest {
    @Inject
    Vault vault;

    @Inject
    Messages store;

    @ConfigProperty(name = "facturix.test.second-imap-port")
    int port;

    private final String name = "list-" + UUID.randomUUID().toString().substring(0, 8);
    private ChangedImap server;
    private ImapAccount account;
    private Persona bd;
    private UUID mailbox;

    @BeforeEach
    void connect() throws MessagingException {
        var behind = LocalStack.shared().endpoints().imapPort();
        server = new ChangedImap(port, behind);
        account = new ImapAccount(behind, name + "@example.com", "mail-" + name);
        bd = given.bd();
        mailbox = TestMailbox.on(sql, vault, bd.id(), name + "@example.com", port, "mail-" + name);
    }

    @AfterEach
    void leave() throws MessagingException {
        sql.update("delete from mailbox where id = :id", Map.of("id", mailbox));
        account.close();
        server.close();
    }

    @Test
    void aFolderThatCannotBeOpenedSaysWhyAndTheOthersAreRead() throws MessagingException {
        account.put("INBOX", mail("a", "In the inbox"));
        account.put("Locked", mail("b", "Behind a lock"));
        account.put("Projects", mail("c", "A project"));
        server.refuse("Locked", "[NOPERM] You may not open this folder");

        var read = synced();

        assertThat(read.getString("state")).isEqualTo("watching");
        assertThat(read.getBoolean("complete")).isTrue();
        assertThat(read.<Object>get("error")).isNull();
        assertThat(subjects()).containsExactlyInAnyOrder("In the inbox", "A project");
        var locked = "folders.find { it.name == 'Locked' }.";
        assertThat(read.getString(locked + "error.problem")).isEqualTo("refused_by_server");
        assertThat(read.getString(locked + "error.words")).contains("You may not open this folder");
        assertThat(read.getString(locked + "error.since")).isNotNull();
        assertThat(read.<Object>get("folders.find { it.name == 'Projects' }.error"))
                .isNull();

        server.refuseNothing();
        read = synced();

        assertThat(read.<Object>get(locked + "error")).isNull();
        assertThat(subjects()).contains("Behind a lock");
    }

    @Test
    void aMailboxWhoseInboxCannotBeOpenedIsReadAndFails() throws MessagingException {
        account.put("Projects", mail("c", "A project"));
        server.refuse("INBOX", "[NOPERM] Not today");

        bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);

        Awaitility.await().untilAsserted(() -> {
            var view = bd.asks().get("/api/mailboxes/{id}/sync", mailbox).jsonPath();
            assertThat(view.getString("state")).isEqualTo("failing");
            assertThat(view.getString("error.words")).contains("Not today");
        });
        assertThat(subjects()).containsExactly("A project");
    }

    @Test
    void foldersThatAreLeftOutAreNamedWithTheReasonAndNeverRead() throws MessagingException {
        account.put("INBOX", mail("a", "In the inbox"));
        account.put("Corbeille", mail("b", "Thrown away"));
        account.put("Corbeille.Old", mail("c", "Thrown away with its folder"));
        account.put("Werbung", mail("d", "Win a car"));
        account.put("Brouillons", mail("e", "Not yet"));
        server.mark("Werbung", "\\Junk");

        var read = synced();

        assertThat(read.getList("leftOut.name")).containsExactly("Brouillons", "Corbeille", "Werbung");
        assertThat(read.getList("leftOut.reason")).containsExactly("drafts", "trash", "junk");
        assertThat(subjects()).containsExactly("In the inbox");
    }

    @Test
    void whatLiesOnlyInAllMailIsStoredAndTheRestOfItOnlyOnce() throws MessagingException {
        var ours = written("Offer");
        account.put("INBOX", mail("a", "In the inbox"));
        account.put("Sent", copyOf(ours), mail("s", "Sent elsewhere"));
        account.put("Trash", mail("t", "Thrown away"));
        account.put(
                "Everything",
                mail("a", "In the inbox"),
                copyOf(ours),
                mail("s", "Sent elsewhere"),
                mail("z", "Archived"),
                mail("d", "A draft"));
        account.in("Everything", folder -> {
            folder.getMessage(5).setFlag(Flags.Flag.DRAFT, true);
            return null;
        });
        server.mark("Everything", "\\All").know("X-GM-EXT-1");

        var read = synced();

        assertThat(subjects()).containsExactlyInAnyOrder("In the inbox", "Offer", "Sent elsewhere", "Archived");
        var all = "folders.find { it.role == 'all' }.";
        assertThat(read.getLong(all + "seen")).isEqualTo(4);
        assertThat(read.getLong(all + "stored")).isEqualTo(1);
        assertThat(read.getLong("skipped")).isZero();
        assertThat(read.getList("folders.role")).containsExactly("inbox", "sent", "all");
        assertThat(sql.count(
                        "select count(*) from mail_place p join mail_message m on m.id = p.message_id"
                                + " where m.mailbox_id = :box and m.id = :ours",
                        Map.of("box", mailbox, "ours", ours)))
                .isEqualTo(2);

        account.put("Everything", mail("y", "Archived at once"), copyOf(ours));
        synced();
        assertThat(subjects()).hasSize(5).contains("Archived at once");
    }

    @Test
    void aServerWithoutLabelsShowsInAllMailOnlyWhatLiesElsewhere() throws MessagingException {
        account.put("INBOX", mail("a", "In the inbox"));
        account.put("Everything", mail("a", "In the inbox"), mail("t", "Thrown away"));
        server.mark("Everything", "\\All");

        var read = synced();

        assertThat(read.getList("leftOut.reason")).containsExactly("view");
        assertThat(subjects()).containsExactly("In the inbox");
    }

    private JsonPath synced() {
        bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> TestMailbox.isRead(sql, mailbox));
        return bd.asks().get("/api/mailboxes/{id}/sync", mailbox).jsonPath();
    }

    private List<String> subjects() {
        return sql.list(
                "select subject from mail_message where mailbox_id = :box",
                Map.of("box", mailbox),
                row -> row.text("subject"));
    }

    /** A mail that went out from here. */
    private UUID written(String subject) {
        var id = UUID.randomUUID();
        sql.update("""
                insert into outgoing_mail (id, mailbox_id, author_id, state, subject, sent_at, stored_at, filed_at, version,
                    created_at, updated_at)
                values (:id, :mailbox, :author, 'sent', :subject, now(), now(), now(), 0, now(), now())
                """, Map.of("id", id, "mailbox", mailbox, "author", bd.id(), "subject", subject));
        var raw = mail(id.toString(), subject).getBytes(StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew().run(() -> store.store(mailbox, raw, Origin.sent(id, null)));
        return id;
    }

    /** As a provider keeps it that puts its own words into the head. */
    private String copyOf(UUID mail) {
        return mail(mail.toString(), "Offer").replace("From: Some Body", "From: \"Some Body\"");
    }

    private String mail(String id, String subject) {
        return """
                From: Some Body <somebody@example.org>
                To: %1$s@example.com
                Subject: %2$s
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Message-ID: <%3$s.%1$s@example.org>

                Hello
                """.formatted(name, subject, id).replace("\n", "\r\n");
    }
}
