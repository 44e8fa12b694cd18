package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.Builders.Made;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several nodes on one sequence: every step is taken once, also when one dies in the middle of it. */
@QuarkusTest
class SequenceNodesTest extends SequencingTest {
    @Inject
    DueQuery due;

    @Inject
    DataSource database;

    @Test
    void everyMailGoesOnceHoweverManyNodesLookAtTheSameTime() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(1, "days"), reply()));
        var campaign = given.campaign().created();
        var leads = new ArrayList<Made>();
        for (var i = 0; i < 24; i++) {
            leads.add(leadOf(writer).of(campaign).created());
        }
        enrol(writer, sequence, leads.toArray(Made[]::new));

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(node -> CompletableFuture.runAsync(
                                () -> IntStream.range(0, 12).forEach(turn -> inContext(() -> engine.batch(MONDAY, 3)))))
                        .toArray(CompletableFuture[]::new))
                .join();
        run(MONDAY);

        assertThat(sql.count("""
                select count(*) from outgoing_mail m join enrolment e on e.id = m.enrolment_id where e.sequence_id = :id
                """, Map.of("id", UUID.fromString(sequence.getString("id")))))
                .isEqualTo(24);
        assertThat(leads).allSatisfy(lead -> assertThat(mails(lead)).hasSize(1));
    }

    @Test
    void aNodeThatDiesInTheMiddleHasDoneNothingAndTheNextDoesItOnce() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(1, "days")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);

        inContext(() -> {
            QuarkusTransaction.begin();
            var id = UUID.fromString(standing(writer, lead).getString("id"));
            assertThat(engine.work(due.take(MONDAY, id), MONDAY)).isEqualTo(1);
            QuarkusTransaction.rollback();
        });

        assertThat(mails(lead)).isEmpty();
        assertThat(ledger(writer, lead)).isEmpty();
        run(MONDAY);
        run(MONDAY);
        assertThat(mails(lead)).hasSize(1);
    }

    @Test
    void whoseMailboxOrLeadIsJustBeingRemovedIsPassedOverAndNobodyWaitsForThat() throws SQLException {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);

        for (var going : Map.of("mailbox", writer.mailbox(), "lead", lead.id()).entrySet()) {
            try (var removal = database.getConnection();
                    var statement = removal.createStatement()) {
                removal.setAutoCommit(false);
                // Who waited for it would go on after this time, and write.
                statement.execute("set local idle_in_transaction_session_timeout = '5s'");
                statement.execute(
                        "select id from %s where id = '%s' for update".formatted(going.getKey(), going.getValue()));
                run(MONDAY);
                assertThat(mails(lead)).as(going.getKey()).isEmpty();
                removal.rollback();
            }
        }

        run(MONDAY);
        assertThat(mails(lead)).hasSize(1);
    }

    @Test
    void twoNodesTogetherKeepTheThrottleOfAMailbox() {
        var writer = writer();
        var sequence = sequence(writer, Map.of("throttleSeconds", 600), list(mail("Hello")));
        var campaign = given.campaign().created();
        var leads = IntStream.range(0, 6)
                .mapToObj(i -> leadOf(writer).of(campaign).created())
                .toArray(Made[]::new);
        enrol(writer, sequence, leads);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(node -> CompletableFuture.runAsync(() -> run(MONDAY)))
                        .toArray(CompletableFuture[]::new))
                .join();

        var sent = java.util.Arrays.stream(leads)
                .filter(lead -> !mails(lead).isEmpty())
                .toList();
        assertThat(sent).hasSize(1);
    }
}
