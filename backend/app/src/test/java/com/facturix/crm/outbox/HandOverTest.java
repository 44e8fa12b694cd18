package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of mails between us and a server that takes them, refuses them, or breaks. */
@QuarkusTest
class HandOverTest extends OutboxTest {
    @Inject
    Outbox outbox;

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

    @Test
    void whatIsPutOffGoesLaterAndOnce() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.PUTS_OFF);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().until(() -> read(bd, id).getString("error") != null);

        var waiting = read(bd, id);
        assertThat(waiting.getString("state")).isEqualTo("waiting");
        assertThat(waiting.getString("error")).contains("4.7.1");
        assertThat(Instant.parse(waiting.getString("sendAt")))
                .isAfter(Instant.now().plusSeconds(30));

        sink.be(Mood.TAKES);
        makeDue(id);
        send(mailbox);
        becomes(id, "sent");
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }

    @Test
    void aServerThatDiesBeforeTheTextHasNothingAndGetsTheMailAgain() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.DIES_BEFORE_THE_TEXT);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().until(() -> "unreachable".equals(read(bd, id).getString("held.reason")));
        becomes(id, "waiting");

        sink.be(Mood.TAKES);
        sql.update("delete from outbox_lane where mailbox_id = :id", Map.of("id", mailbox));
        send(mailbox);
        becomes(id, "sent");
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }

    @Test
    void aServerThatDiesAfterTakingTheMailNeverGetsItAgain() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.DIES_AFTER_TAKING);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        becomes(id, "sending");
        bd.asks().post("/api/mails/{id}/recall", id).then().statusCode(409).body("code", equalTo("already_gone"));

        sink.be(Mood.TAKES);
        await().until(() -> {
            send(mailbox);
            return state(id).equals("failed");
        });
        assertThat(read(bd, id).getString("problem")).isEqualTo("in_doubt");
        assertThat(sink.times(internetId(id))).isEqualTo(1);

        bd.asks().post("/api/mails/{id}/confirm", id).then().statusCode(200).body("state", equalTo("sent"));
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }

    @Test
    void whereTheProviderFilesWhatItTookAnAbsentMailGoesAgain() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sql.update("insert into outbox_lane (mailbox_id, files_sent) values (:id, true)", Map.of("id", mailbox));
        sink.be(Mood.DIES_WITHOUT_TAKING);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        becomes(id, "sending");

        sink.be(Mood.TAKES);
        await().until(() -> {
            send(mailbox);
            return state(id).equals("sent");
        });
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }

    @Test
    void anAnswerProvesThatAMailInDoubtArrived() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.DIES_AFTER_TAKING);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        answered(mailbox, internetId(id));

        await().until(() -> {
            send(mailbox);
            return state(id).equals("sent");
        });
    }

    private void answered(UUID mailbox, String internetId) {
        sql.update("""
                with t as (insert into mail_thread (id, mailbox_id, last_message_at, version, created_at, updated_at)
                    values (uuidv7(), :mailbox, now(), 0, now(), now()) returning id)
                insert into mail_message (id, thread_id, mailbox_id, direction, in_reply_to, identity, at, created_at)
                select uuidv7(), t.id, :mailbox, 'in', :answered, :answered, now(), now() from t
                """, Map.of("mailbox", mailbox, "answered", internetId));
    }

    @Test
    void aMailboxSendsNoMoreThanItMayInADay() {
        var bd = given.bd();
        var mailbox = mailbox(bd, 2);
        var ids = List.of(
                due(bd, mail(mailbox, address("a"))),
                due(bd, mail(mailbox, address("b"))),
                due(bd, mail(mailbox, address("c"))));
        send(mailbox);

        await().until(() -> "cap".equals(read(bd, ids.getLast()).getString("held.reason")));
        becomes(ids.getFirst(), "sent");
        becomes(ids.get(1), "sent");
        becomes(ids.getLast(), "waiting");
    }

    @Test
    void aMailboxSendsInTheOrderOfItsTimes() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var first = queued(bd, mail(mailbox, address("a")));
        var second = queued(bd, mail(mailbox, address("b")));
        sql.update("""
                update outgoing_mail set send_at = now() - interval '1 minute' * (case when id = :second then 2 else 1 end)
                where id = :first or id = :second
                """, Map.of("first", first, "second", second));
        send(mailbox);
        becomes(first, "sent");
        becomes(second, "sent");

        var order = sink.mails().stream()
                .map(one -> one.messageId())
                .filter(List.of(internetId(first), internetId(second))::contains)
                .toList();
        assertThat(order).containsExactly(internetId(second), internetId(first));
    }

    @Test
    void whatASequenceTakesBackNeverGoes() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var mail = new NewMail(
                mailbox,
                bd.id(),
                List.of(Recipient.to("Camille", address("camille"))),
                "Hello",
                "<p>Hello</p>",
                null,
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "A",
                true,
                Instant.now());
        var kept = QuarkusTransaction.requiringNew().call(() -> outbox.queue(mail));
        var taken = QuarkusTransaction.requiringNew().call(() -> outbox.queue(mail));
        assertThat(QuarkusTransaction.requiringNew().call(() -> outbox.withdraw(taken)))
                .isTrue();
        send(mailbox);

        await().until(() -> state(kept).equals("sent"));
        assertThat(sink.times(internetId(kept))).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> outbox.withdraw(kept)))
                .isFalse();
        assertThat(sink.mails().stream().filter(one -> one.messageId().startsWith(taken.toString())))
                .isEmpty();
        assertThat(sink.mails().getLast().text()).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @Test
    void theTickSendsWhatIsDueByItself() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var id = due(bd, mail(mailbox, address("camille")));
        await().until(() ->
                sql.exists("select 1 from outgoing_mail where id = :id and stored_at is not null", Map.of("id", id)));
        assertThat(sink.times(internetId(id))).isEqualTo(1);
    }
}
