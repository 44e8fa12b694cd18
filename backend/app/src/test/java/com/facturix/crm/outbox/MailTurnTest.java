package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.SmtpSink.Mood;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When it is a mail's turn: its time, what else the mailbox sends, and how much of that it may. */
@QuarkusTest
class MailTurnTest extends OutboxTest {
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
    void aMailboxSendsNoMoreOfSequencesThanItMayInADay() {
        var bd = given.bd();
        var mailbox = mailbox(bd, 2);
        var ids = List.of(
                ofSequence(bd, mailbox, address("a")),
                ofSequence(bd, mailbox, address("b")),
                ofSequence(bd, mailbox, address("c")));
        send(mailbox);

        await().until(() -> "cap".equals(read(bd, ids.getLast()).getString("held.reason")));
        becomes(ids.getFirst(), "sent");
        becomes(ids.get(1), "sent");
        becomes(ids.getLast(), "waiting");
    }

    @Test
    void whatSomebodyWritesIsSentWhateverHasGoneAndUsesUpTheDaysShare() {
        var bd = given.bd();
        var mailbox = mailbox(bd, 2);
        var first = due(bd, mail(mailbox, address("a")));
        send(mailbox);
        becomes(first, "sent");
        var counted = ofSequence(bd, mailbox, address("b"));
        send(mailbox);
        becomes(counted, "sent");
        var waiting = ofSequence(bd, mailbox, address("c"));
        send(mailbox);
        await().until(() -> "cap".equals(read(bd, waiting).getString("held.reason")));

        var written = List.of(due(bd, mail(mailbox, address("d"))), due(bd, mail(mailbox, address("e"))));
        written.forEach(id -> becomes(id, "sent"));
        becomes(waiting, "waiting");
        assertThat(read(bd, waiting).getString("held.reason")).isEqualTo("cap");
    }

    @Test
    void whatSomebodyWroteGoesBeforeWhatASequenceDid() {
        var bd = given.bd();
        var mailbox = mailbox(bd, 1);
        hold(mailbox);
        var ofSequence = ofSequence(bd, mailbox, address("a"));
        var written = List.of(due(bd, mail(mailbox, address("b"))), due(bd, mail(mailbox, address("c"))));
        release(mailbox);
        send(mailbox);

        written.forEach(id -> becomes(id, "sent"));
        await().until(() -> "cap".equals(read(bd, ofSequence).getString("held.reason")));
        becomes(ofSequence, "waiting");
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
        var mail = step(bd, mailbox, address("camille"));
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
