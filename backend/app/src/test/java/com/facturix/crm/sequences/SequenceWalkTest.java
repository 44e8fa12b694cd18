package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static com.facturix.crm.sequences.SequenceSteps.task;
import static com.facturix.crm.sequences.SequenceSteps.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How people come along a sequence, step by step, with the clock moved. */
@QuarkusTest
class SequenceWalkTest extends SequencingTest {
    @Test
    void mailsGoOutInTurnAndEachSaysWhy() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello {{lastName}}"), pause(2, "business_days"), reply()));
        var lead = leadOf(writer).with("lastName", "Durand").created();
        enrol(writer, sequence, lead);

        run(MONDAY);

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("Hello Durand");
        assertThat(mails(lead).getFirst().body()).contains("Good morning Camille");
        assertThat(held(writer, lead)).isEqualTo("waiting 2027-03-03T10:00:00Z");
        assertThat(ledger(writer, lead)).containsExactly("held waiting", "sent all_rules_passed");
        var why = writer.person()
                .asks()
                .get(
                        "/api/sequence-decisions?mailId={id}",
                        mails(lead).getFirst().id())
                .jsonPath();
        assertThat(why.getString("items[0].facts.timeZone")).isEqualTo("Europe/Paris");
        assertThat(why.getString("items[0].facts.localTime")).isEqualTo("2027-03-01T11:00");

        run(MONDAY.plus(Duration.ofDays(1)));
        run(MONDAY.plus(Duration.ofDays(2)));
        assertThat(mails(lead)).hasSize(1);
        assertThat(held(writer, lead)).startsWith("previous_mail");

        gone(lead, MONDAY);
        run(MONDAY.plus(Duration.ofDays(2)).plusSeconds(900));
        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("Hello Durand", "Re: Hello Durand");
        assertThat(state(writer, lead)).isEqualTo("finished");
    }

    @Test
    void whateverALeadIsCalledTheirMailGoes() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello {{lastName}}")));
        var lead = leadOf(writer).created();
        // No way in takes such names.
        sql.update(
                "update lead set first_name = :first, last_name = :last where id = :id",
                Map.of(
                        "id", lead.id(),
                        "first", "Camille\r\nBcc: spy@example.test",
                        "last", "Durand\u0085Bcc: spy@example.test"));
        enrol(writer, sequence, lead);

        run(MONDAY);

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("Hello Durand Bcc: spy@example.test");
        String reader = sql.one(
                "select recipients ->> 0 as reader from outgoing_mail where lead_id = :lead",
                Map.of("lead", lead.id()),
                row -> row.text("reader"));
        assertThat(reader).contains("Camille Bcc: spy@example.test Durand Bcc: spy@example.test");
    }

    @Test
    void whoseAddressNoMailCanGoToIsNotTriedForEver() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        // As an older import may have left it.
        sql.update("update lead set email = 'camille,durand@prospect.test' where id = :id", Map.of("id", lead.id()));
        enrol(writer, sequence, lead);

        run(MONDAY);

        assertThat(mails(lead)).isEmpty();
        assertThat(standing(writer, lead).getString("reason")).isEqualTo("no_email");
    }

    @Test
    void waitsOfBusinessDaysLeaveOutWeekendsAndHolidays() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(2, "business_days"), reply()));
        var lead = leadOf(writer).with("country", "FR").created();
        enrol(writer, sequence, lead);

        // The Friday before Easter Monday, which France keeps; summer time begins in between.
        run(MONDAY.plus(Duration.ofDays(25)));

        assertThat(held(writer, lead)).isEqualTo("waiting 2027-03-31T09:00:00Z");
    }

    @Test
    void aTaskIsWaitedForUntilItIsDone() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(task("Ring them", true), mail("After the call")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);

        run(MONDAY);
        run(MONDAY.plus(Duration.ofDays(3)));
        assertThat(mails(lead)).isEmpty();
        assertThat(held(writer, lead)).isEqualTo("task_open null");
        var task =
                writer.person().asks().get("/api/tasks?leadId={id}", lead.id()).jsonPath();
        assertThat(task.getList("items")).hasSize(1);

        writer.person()
                .sends(
                        Map.of(
                                "title",
                                "Ring them",
                                "dueAt",
                                task.getString("items[0].dueAt"),
                                "leadId",
                                lead.id(),
                                "done",
                                true),
                        task.getLong("items[0].version"))
                .put("/api/tasks/{id}", task.getString("items[0].id"))
                .then()
                .statusCode(200);
        run(MONDAY.plus(Duration.ofDays(3)));
        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("After the call");
    }

    @Test
    void variantsAreSharedOutByTheirWeights() {
        var variants = List.of(new Variant("A", 3, null, null, "a", "a"), new Variant("B", 1, null, null, "b", "b"));
        var step = UUID.randomUUID();
        var people = IntStream.range(0, 4000).mapToObj(i -> UUID.randomUUID()).toList();

        var gotA = people.stream()
                .filter(one -> MailSending.chosen(variants, one, step).key().equals("A"))
                .count();

        assertThat(gotA).isBetween(2850L, 3150L);
        assertThat(MailSending.chosen(variants, people.getFirst(), step))
                .isEqualTo(MailSending.chosen(variants, people.getFirst(), step));
    }

    @Test
    void peopleOnAStepThatIsRemovedGoOnWithTheNext() {
        var writer = writer();
        var sequence = sequence(
                writer,
                Map.of(),
                list(mail("new", variant("A", 1, "One")), pause(30, "days"), mail("new", variant("A", 1, "Two"))));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        run(MONDAY);
        gone(lead, MONDAY);

        var now = writer.person()
                .asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .jsonPath();
        List<Map<String, Object>> steps = now.getList("steps");
        SequenceApiTest.saved(writer.person(), now, List.of(steps.get(0), steps.get(2)));
        run(MONDAY.plusSeconds(60));

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("One", "Two");
        assertThat(state(writer, lead)).isEqualTo("finished");
    }

    @Test
    void aClockThatIsPutBackHoldsNobodyUpUntilItIsThatLateAgain() {
        var writer = writer();
        var sequence = sequence(writer, Map.of("throttleSeconds", 600), list(mail("Hello")));
        var first = leadOf(writer).created();
        enrol(writer, sequence, first);
        run(MONDAY.plus(Duration.ofDays(28)));
        var second = leadOf(writer).created();
        enrol(writer, sequence, second);

        run(MONDAY);
        assertThat(held(writer, second)).isEqualTo("throttle 2027-03-01T10:10:00Z");
        run(MONDAY.plusSeconds(600));

        assertThat(mails(first)).hasSize(1);
        assertThat(mails(second)).hasSize(1);
    }
}
