package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import com.facturix.localstack.Dovecot;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the mail server of the local stack does not know: counted changes, new uids, a folder for what was sent. */
@QuarkusTest
class DovecotSyncTest extends ApiTest {
    @ConfigProperty(name = "facturix.test.second-imap-port")
    int port;

    @Inject
    Vault vault;

    @Inject
    SyncWatch watch;

    private final String name = "box" + UUID.randomUUID().toString().substring(0, 8);
    private Dovecot server;
    private Persona bd;
    private UUID mailbox;

    @BeforeEach
    void connect() {
        Dovecot.missing().ifPresent(why -> assumeTrue(false, why));
        server = Dovecot.start(port);
        bd = given.bd();
        mailbox = TestMailbox.on(sql, vault, bd.id(), name + "@example.com", port, Dovecot.PASSWORD);
    }

    @AfterEach
    void leave() {
        if (server != null) {
            sql.update("delete from mailbox where id = :id", Map.of("id", mailbox));
            watch.share();
            server.close();
        }
    }

    @Test
    void changesAreCountedUidsMayChangeAndNothingIsLostOrDoubled() throws Exception {
        try (var account = account()) {
            account.put("INBOX", mails(0, 30));
            account.put("Gesendet", mails(100, 3));
        }
        synced();
        assertThat(messages()).isEqualTo(33);
        assertThat(said("select string_agg(role || ' ' || (mod_seq > 0), ', ' order by role) as said from mail_folder"
                        + " where mailbox_id = :box"))
                .isEqualTo("inbox true, sent true");
        assertThat(
                        said(
                                "select count(*)::text as said from mail_message where mailbox_id = :box and direction = 'out'"))
                .isEqualTo("3");

        try (var account = account()) {
            account.in("INBOX", folder -> {
                folder.getMessage(1).setFlag(Flags.Flag.SEEN, true);
                folder.getMessage(2).setFlag(Flags.Flag.DELETED, true);
                return null;
            });
        }
        synced();
        assertThat(said("select string_agg(subject, ',') as said from mail_message where mailbox_id = :box and seen"
                        + " and direction = 'in'"))
                .isEqualTo("Mail 0");
        // What is deleted on the server stays here; it only lies nowhere any more.
        assertThat(messages()).isEqualTo(33);
        assertThat(said("""
                select string_agg(m.subject, ',') as said from mail_message m where m.mailbox_id = :box
                    and not exists (select from mail_place p where p.message_id = m.id)""")).isEqualTo("Mail 1");

        server.forgetUids(name);
        try (var account = account()) {
            account.put("INBOX", mails(30, 1));
        }
        synced();
        assertThat(messages()).isEqualTo(34);
        assertThat(said(
                        "select seen || ' ' || stored || ' ' || skipped as said from mail_folder where mailbox_id = :box"
                                + " and role = 'inbox'"))
                .isEqualTo("30 30 0");
    }

    @Test
    void allRealMessagesPassThroughTheServerAndAreStored() throws IOException {
        var files = new ArrayList<byte[]>();
        for (var kind : List.of("email-messages", "email-bounces")) {
            for (var file : RealMail.messages(kind)) {
                files.add(Files.readAllBytes(file));
            }
        }
        server.lay(name, files.stream());
        synced();

        assertThat(said("select sum(seen)::text as said from mail_folder where mailbox_id = :box"))
                .isEqualTo(Integer.toString(files.size()));
        // Several of the files are one and the same message.
        assertThat(said("select coalesce(string_agg(distinct reason, ','), 'none') as said from mail_skip"
                        + " where mailbox_id = :box"))
                .isIn("none", "duplicate");
        assertThat(said("select count(*)::text as said from mail_message where mailbox_id = :box"
                        + " and problem like 'could not be kept%'"))
                .isEqualTo("0");
    }

    @Test
    void aFirstSyncGoesThroughManyBatchesTheNewestFirst() {
        server.lay(name, Arrays.stream(mails(0, 450)).map(mail -> mail.getBytes(StandardCharsets.UTF_8)));
        synced();

        assertThat(messages()).isEqualTo(450);
        // Ids of rows grow: the first ones stored were the newest.
        assertThat(said("select subject as said from mail_message where mailbox_id = :box and id in (select message_id"
                        + " from mail_place where uid = 450)"))
                .isEqualTo("Mail 449");
        assertThat(said("select (max(id::text) < (select min(id::text) from mail_message m join mail_place p"
                        + " on p.message_id = m.id where m.mailbox_id = :box and p.uid <= 50))::text as said"
                        + " from mail_message m join mail_place p on p.message_id = m.id"
                        + " where m.mailbox_id = :box and p.uid > 250"))
                .isEqualTo("true");
    }

    @Test
    void newMailIsToldByTheServerWithoutAsking() throws MessagingException {
        try (var account = account()) {
            account.put("INBOX", mails(0, 1));
        }
        synced();
        watch.share();
        synced();

        try (var account = account()) {
            account.put("INBOX", mails(1, 1));
        }

        await().until(() -> messages() == 2);
    }

    private ImapAccount account() throws MessagingException {
        return new ImapAccount(port, name + "@example.com", Dovecot.PASSWORD);
    }

    private void synced() {
        bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);
        await().pollInterval(Duration.ofMillis(50)).until(() -> TestMailbox.isRead(sql, mailbox));
    }

    private long messages() {
        return sql.count("select count(*) from mail_message where mailbox_id = :box", Map.of("box", mailbox));
    }

    private String said(String question) {
        return sql.one(question, Map.of("box", mailbox), row -> row.text("said"));
    }

    private String[] mails(int from, int many) {
        return IntStream.range(from, from + many)
                .mapToObj(i -> """
                        From: Some Body <somebody@example.org>
                        To: %2$s@example.com
                        Subject: Mail %1$d
                        Date: Mon, 2 Mar 2026 10:00:00 +0100
                        Message-ID: <%1$d.%2$s@example.org>

                        Hello
                        """.formatted(i, name).replace("\n", "\r\n"))
                .toArray(String[]::new);
    }
}
