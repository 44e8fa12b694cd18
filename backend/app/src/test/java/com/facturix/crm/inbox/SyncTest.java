package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mailboxes are read over real IMAP: whole, only once, and without a trace on the server. */
@QuarkusTest
class SyncTest extends ApiTest {
    @Inject
    Vault vault;

    @Inject
    SyncWatch watch;

    /** Where nobody listens. */
    @ConfigProperty(name = "facturix.test.second-imap-port")
    int deafPort;

    private final String name = "sync-" + UUID.randomUUID().toString().substring(0, 8);
    private ImapAccount account;
    private Persona bd;
    private UUID mailbox;

    @BeforeEach
    void connect() throws MessagingException {
        var port = LocalStack.shared().endpoints().imapPort();
        account = new ImapAccount(port, name + "@example.com", "mail-" + name);
        bd = given.bd();
        mailbox = TestMailbox.on(sql, vault, bd.id(), name + "@example.com", port, "mail-" + name);
    }

    @AfterEach
    void leave() throws MessagingException {
        sql.update("delete from mailbox where id = :id", Map.of("id", mailbox));
        account.close();
    }

    @Test
    void allThatLiesThereIsReadOnceAndStaysUnreadOnTheServer() throws MessagingException {
        account.put(
                "INBOX",
                IntStream.range(0, 12).mapToObj(i -> mail("m" + i, "Mail " + i)).toArray(String[]::new));
        account.put("Sent", mail("s1", "Re: Mail 3", "m3"));
        account.put("Drafts", mail("d1", "Not yet"));

        var read = synced();

        assertThat(read.getLong("seen")).isEqualTo(13);
        assertThat(read.getLong("stored")).isEqualTo(13);
        assertThat(read.getList("folders.role")).containsExactly("inbox", "sent");
        assertThat(account.count("INBOX", Flags.Flag.SEEN)).isZero();
        assertThat(messages()).isEqualTo(13);
        assertThat(this.<String>ask("""
                select t.message_count || ' ' || t.has_inbound || ' ' || t.has_outbound as said from mail_thread t
                join mail_message m on m.thread_id = t.id where m.mailbox_id = :box and m.internet_id like 's1.%'""")).isEqualTo("2 true true");

        account.put("INBOX", mail("new", "New"));
        assertThat(synced().getLong("stored")).isEqualTo(14);
        assertThat(messages()).isEqualTo(14);
    }

    @Test
    void whatIsInTwoFoldersIsStoredOnceAndTheOtherSkippedWithTheReason() throws MessagingException {
        account.put("INBOX", mail("a", "Twice"));
        account.put("Projects", mail("a", "Twice"), mail("b", "Once"));

        assertThat(synced().getLong("skipped")).isEqualTo(1);
        assertThat(messages()).isEqualTo(2);
        bd.asks()
                .get("/api/mailboxes/{id}/skips", mailbox)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo("duplicate"))
                .body("items[0].subject", equalTo("Twice"));
        bd.asks()
                .queryParam("subject", "once")
                .get("/api/mailboxes/{id}/find", mailbox)
                .then()
                .statusCode(200)
                .body("items[0].folders[0]", equalTo("Projects"))
                .body("complete", equalTo(true));
    }

    @Test
    void whatCouldNotBeStoredOnceIsTriedAgainWhenSomebodyAsks() throws MessagingException {
        account.put("INBOX", mail("a", "Broken then"), mail("b", "Gone"), mail("c", "Twice"));
        account.put("Projects", mail("c", "Twice"));
        synced();
        // As if the first could not be stored when it was read, and the second could not be had.
        sql.update("""
                with lost as (delete from mail_place p using mail_message m
                    where m.id = p.message_id and m.mailbox_id = :box and m.subject in ('Broken then', 'Gone')
                    returning p.folder_id, p.uid, m.id, m.subject),
                skipped as (insert into mail_skip (id, mailbox_id, folder_id, uid, reason, at)
                    select uuidv7(), :box, folder_id, uid, 'failed', now() from lost),
                counted as (update mail_folder f set stored = stored - 2, skipped = skipped + 2
                    where f.id in (select folder_id from lost))
                delete from mail_message where id in (select id from lost)
                """, Map.of("box", mailbox));
        account.in("INBOX", folder -> {
            folder.getMessage(2).setFlag(Flags.Flag.DELETED, true);
            folder.expunge();
            return null;
        });
        assertThat(synced().getLong("triable")).isEqualTo(2);
        assertThat(messages()).isEqualTo(1);

        var asked = bd.asks()
                .post("/api/mailboxes/{id}/skips/retry", mailbox)
                .then()
                .statusCode(200);
        asked.body("triable", equalTo(0));
        await().pollInterval(Duration.ofMillis(50)).until(() -> TestMailbox.isRead(sql, mailbox));

        assertThat(messages()).isEqualTo(2);
        bd.asks()
                .get("/api/mailboxes/{id}/skips", mailbox)
                .then()
                .body("items.reason.sort()", contains("duplicate", "gone"));
        var read = synced();
        assertThat(read.getLong("stored")).isEqualTo(2);
        assertThat(read.getLong("skipped")).isEqualTo(2);
        assertThat(read.getLong("seen")).isEqualTo(4);
        given.bd()
                .asks()
                .post("/api/mailboxes/{id}/skips/retry", mailbox)
                .then()
                .statusCode(404);
    }

    @Test
    void marksGoBothWays() throws MessagingException {
        account.put("INBOX", mail("a", "First"), mail("b", "Second"));
        synced();

        account.in("INBOX", folder -> {
            folder.getMessage(1).setFlag(Flags.Flag.SEEN, true);
            folder.getMessage(2).setFlag(Flags.Flag.FLAGGED, true);
            return null;
        });
        synced();
        assertThat(this.<String>ask("""
                select string_agg(subject || ' ' || seen || ' ' || flagged, ', ' order by subject) as said
                from mail_message where mailbox_id = :box""")).isEqualTo("First true false, Second false true");

        var threads = sql.list(
                "select id from mail_thread where mailbox_id = :box and unread_count = 1",
                Map.of("box", mailbox),
                row -> row.uuid("id"));
        assertThat(threads).hasSize(1);
        QuarkusTransaction.requiringNew().run(() -> flags.markSeen(threads, true));
        synced();
        assertThat(account.count("INBOX", Flags.Flag.SEEN)).isEqualTo(2);
    }

    @Test
    void flagsGoBothWays() throws MessagingException {
        account.put("INBOX", mail("a", "First"), mail("b", "Second"));
        synced();
        account.in("INBOX", folder -> {
            folder.getMessage(1).setFlag(Flags.Flag.FLAGGED, true);
            return null;
        });
        synced();
        bd.asks()
                .get("/api/inbox/threads?mailboxId={id}", mailbox)
                .then()
                .body("items.find { it.subject == 'First' }.flagged", equalTo(true))
                .body("items.find { it.subject == 'Second' }.flagged", equalTo(false));

        act("flag", thread("Second"));
        act("unflag", thread("First"));
        synced();

        assertThat(flagged(1)).isFalse();
        assertThat(flagged(2)).isTrue();
        assertThat(this.<String>ask("""
                select string_agg(subject || ' ' || flagged, ', ' order by subject) as said
                from mail_thread where mailbox_id = :box""")).isEqualTo("First false, Second true");
    }

    @Test
    void whatIsAnsweredFromHereIsMarkedOnTheServer() throws MessagingException {
        account.put("INBOX", mail("a", "First"), mail("b", "Second"));
        synced();
        UUID second = sql.one(
                "select id from mail_message where mailbox_id = :box and subject = 'Second'",
                Map.of("box", mailbox),
                row -> row.uuid("id"));

        QuarkusTransaction.requiringNew().run(() -> flags.markAnswered(mailbox, second));
        QuarkusTransaction.requiringNew().run(() -> flags.markAnswered(UUID.randomUUID(), second));
        synced();

        assertThat(account.count("INBOX", Flags.Flag.ANSWERED)).isEqualTo(1);
        assertThat(account.<Boolean>in("INBOX", folder -> folder.getMessage(2).isSet(Flags.Flag.ANSWERED)))
                .isTrue();
    }

    @Test
    void marksOfOldMessagesAreReadAgainTooWhereChangesAreNotCounted() throws MessagingException {
        account.put(
                "INBOX",
                IntStream.range(0, 15).mapToObj(i -> mail("m" + i, "Mail " + i)).toArray(String[]::new));
        synced();
        account.in("INBOX", folder -> {
            folder.getMessage(2).setFlag(Flags.Flag.SEEN, true);
            return null;
        });

        await().until(() -> {
            synced();
            return "Mail 1"
                    .equals(
                            this.<String>ask(
                                    "select string_agg(subject, ',') as said from mail_message where mailbox_id = :box and seen"));
        });
    }

    private void act(String verb, String thread) {
        bd.sends(Map.of("ids", List.of(thread), "action", verb))
                .post("/api/inbox/threads/actions")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
    }

    private String thread(String subject) {
        return bd.asks()
                .get("/api/inbox/threads?mailboxId={id}", mailbox)
                .jsonPath()
                .getString("items.find { it.subject == '" + subject + "' }.id");
    }

    private boolean flagged(int number) throws MessagingException {
        return account.<Boolean>in("INBOX", folder -> folder.getMessage(number).isSet(Flags.Flag.FLAGGED));
    }

    @Inject
    MessageFlags flags;

    @Test
    void aServerThatTellsOfNewMailIsListenedTo() throws MessagingException {
        account.put("INBOX", mail("a", "Old"));
        synced();
        watch.share();
        // The connection stands once it has asked for what came before it.
        synced();

        account.put("INBOX", mail("b", "While listening"));

        await().until(() -> messages() == 2);
    }

    @Test
    void aMailboxThatCannotBeReadSaysWhyAndWhenItIsTriedAgain() {
        sql.update("update mailbox set imap_port = :port where id = :id", Map.of("id", mailbox, "port", deafPort));

        bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);

        await().untilAsserted(() -> {
            var view = bd.asks().get("/api/mailboxes/{id}/sync", mailbox).jsonPath();
            assertThat(view.getString("state")).isEqualTo("failing");
            assertThat(view.getString("error.problem")).isIn("wrong_port", "unreachable");
            assertThat(view.getString("error.nextTryAt")).isNotNull();
        });
    }

    @Test
    void whoseMailboxCannotBeReadIsToldOnce() {
        sql.update("update mailbox set imap_port = :port where id = :id", Map.of("id", mailbox, "port", deafPort));

        for (var failures = 1; failures <= 4; failures++) {
            bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);
            var atLeast = failures;
            await().until(() -> sql.exists(
                    "select 1 from mail_sync where mailbox_id = :id and failures >= :failures",
                    Map.of("id", mailbox, "failures", atLeast)));
        }

        bd.asks()
                .get("/api/notifications")
                .then()
                .statusCode(200)
                .body("items.kind", contains("mailbox_failing"))
                .body("items[0].record.id", equalTo(mailbox.toString()))
                .body("items[0].record.name", equalTo(name + "@example.com"))
                .body("items[0].text", nullValue());
    }

    @Test
    void whoseMailIsAnsweredIsToldByWhom() throws MessagingException {
        account.put("Sent", mail("offer", "Offer"));
        synced();
        account.put("INBOX", mail("answer", "Re: Offer", "offer"), mail("other", "News"));
        synced();

        bd.asks()
                .get("/api/notifications")
                .then()
                .statusCode(200)
                .body("items.kind", contains("mail_replied"))
                .body("items[0].entity", equalTo("thread"))
                .body("items[0].text", equalTo("Some Body"));
    }

    @Test
    void othersDoNotSeeTheMailboxAndManagersDo() {
        given.bd().asks().get("/api/mailboxes/{id}/sync", mailbox).then().statusCode(404);
        given.bd().asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(404);
        given.bd().asks().get("/api/mailboxes/{id}/skips", mailbox).then().statusCode(404);
        given.bd()
                .asks()
                .get("/api/mailboxes/{id}/find?subject=a", mailbox)
                .then()
                .statusCode(404);
        given.manager().asks().get("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);
        bd.asks().get("/api/mailboxes/{id}/find", mailbox).then().statusCode(400);
    }

    private JsonPath synced() {
        bd.asks().post("/api/mailboxes/{id}/sync", mailbox).then().statusCode(200);
        await().pollInterval(Duration.ofMillis(50)).until(() -> TestMailbox.isRead(sql, mailbox));
        return bd.asks().get("/api/mailboxes/{id}/sync", mailbox).jsonPath();
    }

    private long messages() {
        return sql.count("select count(*) from mail_message where mailbox_id = :box", Map.of("box", mailbox));
    }

    @SuppressWarnings("unchecked")
    private <T> T ask(String question) {
        return (T) sql.list(question, Map.of("box", mailbox), row -> Optional.ofNullable(row.text("said")))
                .getFirst()
                .orElse(null);
    }

    private String mail(String id, String subject, String... references) {
        var ids = List.of(references).stream()
                .map(reference -> "<" + reference + "." + name + "@example.org>")
                .toList();
        return """
                From: Some Body <somebody@example.org>
                To: %s@example.com
                Subject: %s
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Message-ID: <%s.%s@example.org>
                %s
                Hello
                """.formatted(
                        name, subject, id, name, ids.isEmpty() ? "" : "References: " + String.join(" ", ids) + "\n")
                .replace("\n", "\r\n");
    }
}
