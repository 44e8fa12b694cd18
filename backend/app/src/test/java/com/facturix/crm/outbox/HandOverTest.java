package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.facturix.crm.inbox.MessageFlags;
import com.facturix.crm.inbox.Messages;
import com.facturix.crm.inbox.Origin;
import com.facturix.crm.testing.SmtpSink.Mood;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of mails that a server takes or refuses. */
@QuarkusTest
class HandOverTest extends OutboxTest {
    @Inject
    Messages messages;

    @Test
    void aMailArrivesOnceAsItWasWrittenAndBecomesAMessage() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var mail = mail(mailbox, address("camille"));
        mail.put("subject", "Rendez-vous à Évry");
        mail.put("bcc", List.of(Map.of("address", "archive@example.test")));
        var id = due(bd, mail);
        send(mailbox);

        becomes(id, "sent");
        var mine = sink.mails().stream()
                .filter(one -> one.messageId().equals(internetId(id)))
                .toList();
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().to()).hasSize(2).contains("archive@example.test");
        var read = new MimeMessage(
                (Session) null, new ByteArrayInputStream(mine.getFirst().text().getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getSubject()).isEqualTo("Rendez-vous à Évry");
        assertThat(read.getFrom()[0].toString()).contains("bd-");
        assertThat(read.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(internetId(id)).startsWith(id.toString()).contains("@");
        var parts = (MimeMultipart) read.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Hello Camille,")
                .doesNotContain("<");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<strong>Camille</strong>")
                .contains("/api/email/track/open/");

        store(mailbox);
        await().until(() ->
                sql.exists("select 1 from outgoing_mail where id = :id and stored_at is not null", Map.of("id", id)));
        assertThat(sql.exists(
                        "select 1 from mail_message m join mail_thread t on t.id = m.thread_id where m.id = :id and m.direction = 'out' and t.mailbox_id = :mailbox",
                        Map.of("id", id, "mailbox", mailbox)))
                .isTrue();
        String kept =
                sql.one("select html from mail_message where id = :id", Map.of("id", id), row -> row.text("html"));
        assertThat(kept).doesNotContain("/api/email/track/");
        store(mailbox);
        await().until(() ->
                sql.exists("select 1 from outgoing_mail where id = :id and filed_at is not null", Map.of("id", id)));
    }

    @Test
    void onlyTheAuthorSeesWhoGotAHiddenCopy() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var mail = mail(mailbox, address("camille"));
        mail.put("cc", List.of(Map.of("address", "boss@example.test")));
        mail.put("bcc", List.of(Map.of("name", "Archive", "address", "archive@example.test")));
        var id = due(bd, mail);
        send(mailbox);
        becomes(id, "sent");
        store(mailbox);
        await().until(() ->
                sql.exists("select 1 from outgoing_mail where id = :id and stored_at is not null", Map.of("id", id)));
        var thread = read(bd, id).getString("threadId");

        bd.asks()
                .get("/api/inbox/threads/{id}", thread)
                .then()
                .statusCode(200)
                .body("messages[0].cc.address", contains("boss@example.test"))
                .body("messages[0].bcc.address", contains("archive@example.test"));
        given.manager()
                .asks()
                .get("/api/inbox/threads/{id}", thread)
                .then()
                .statusCode(200)
                .body("messages[0].cc.address", contains("boss@example.test"))
                .body("messages[0].bcc", empty());
    }

    @Test
    void whatIsAnsweredIsMarkedSoOnceTheAnswerHasGoneOut() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var question =
                "From: Camille <camille@example.test>\r\nSubject: Our call\r\nMessage-ID: <%s@example.test>\r\n\r\nWhen?"
                        .formatted(UUID.randomUUID());
        var asked = QuarkusTransaction.requiringNew()
                .call(() -> messages.store(
                        mailbox,
                        question.getBytes(StandardCharsets.UTF_8),
                        new Origin(false, null, MessageFlags.State.NONE, true, null, null)));
        var answer = mail(mailbox, address("camille"));
        answer.put("threadId", asked.threadId());
        answer.put("replyToId", asked.id());
        var id = due(bd, answer);
        assertThat(answered(asked.id())).isFalse();

        send(mailbox);
        becomes(id, "sent");
        store(mailbox);

        await().until(() -> answered(asked.id()));
    }

    private boolean answered(UUID message) {
        return sql.exists("select 1 from mail_message where id = :id and answered", Map.of("id", message));
    }

    @Test
    void whoIsRefusedLearnsWhyAndMayTryAgain() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.REFUSES);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        becomes(id, "failed");

        var failed = read(bd, id);
        assertThat(failed.getString("problem")).isEqualTo("refused");
        assertThat(failed.getString("error")).contains("5.7.1 not this one");
        assertThat(sql.exists(
                        "select 1 from audit_entry where action = 'mail.failed' and entity_id = :id",
                        Map.of("id", id.toString())))
                .isTrue();

        sink.be(Mood.TAKES);
        bd.asks().post("/api/mails/{id}/retry", id).then().statusCode(200);
        send(mailbox);
        becomes(id, "sent");
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }

    @Test
    void whoUnsubscribesWhileAMailWaitsGetsItNoMoreAndItsAuthorLearnsWhy() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var address = address("gone");
        var id = queued(bd, mail(mailbox, address));
        sql.update(
                "insert into suppression (id, address, reason, created_at) values (uuidv7(), :address, 'unsubscribed', now())",
                Map.of("address", address));
        makeDue(id);
        send(mailbox);
        becomes(id, "failed");

        assertThat(read(bd, id).getString("problem")).isEqualTo("suppressed");
        assertThat(read(bd, id).getString("error")).isEqualTo(address + ": unsubscribed");
    }

    @Test
    void anAddressThatDoesNotExistIsNamed() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var address = address("nobody");
        sink.be(Mood.REFUSES_READERS);
        var id = due(bd, mail(mailbox, address));
        send(mailbox);
        becomes(id, "failed");

        assertThat(read(bd, id).getString("problem")).isEqualTo("address_refused");
        assertThat(read(bd, id).getString("error")).contains(address).contains("5.1.1");
    }
}
