package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.SmtpSink.Mood;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Servers that die while they are handed a mail: whether it went is found out, and it goes once. */
@QuarkusTest
class MailInDoubtTest extends OutboxTest {
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
        anAnswerComes(mailbox, internetId(id));

        await().until(() -> {
            send(mailbox);
            return state(id).equals("sent");
        });
    }

    private void anAnswerComes(UUID mailbox, String internetId) {
        sql.update("""
                with t as (insert into mail_thread (id, mailbox_id, last_message_at, version, created_at, updated_at)
                    values (uuidv7(), :mailbox, now(), 0, now(), now()) returning id)
                insert into mail_message (id, thread_id, mailbox_id, direction, in_reply_to, identity, at, created_at)
                select uuidv7(), t.id, :mailbox, 'in', :answered, :answered, now(), now() from t
                """, Map.of("mailbox", mailbox, "answered", internetId));
    }
}
