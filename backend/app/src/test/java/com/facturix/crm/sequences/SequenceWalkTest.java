package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.ifDone;
import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static com.facturix.crm.sequences.SequenceSteps.task;
import static com.facturix.crm.sequences.SequenceSteps.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.inbox.MessageKind;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.tracking.Tracker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How people come along a sequence, step by step, with the clock moved. */
@QuarkusTest
class SequenceWalkTest extends SequencingTest {
    @Inject
    DueQuery due;

    @Inject
    Tracker tracker;

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
        var lead = leadOf(writer)
                .with("firstName", "Camille\r\nBcc: spy@example.test")
                .with("lastName", "Durand\u0085Bcc: spy@example.test")
                .created();
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

    @Test
    void whoOpensGoesOneWayAndWhoDoesNotTheOther() {
        var writer = writer();
        var steps = list(
                mail("Hello"),
                ifDone("opened", 3, list(task("Call {{firstName}}", false)), list(reply())),
                pause(1, "days"));
        var sequence = sequence(writer, Map.of(), steps);
        var reader = leadOf(writer).created();
        var scanner = leadOf(writer).created();
        enrol(writer, sequence, reader, scanner);
        run(MONDAY);
        gone(reader, MONDAY);
        gone(scanner, MONDAY);
        assertThat(held(writer, reader)).isEqualTo("condition 2027-03-04T10:00:00Z");

        opened(reader, 1, 0);
        opened(scanner, 0, 5);
        sql.update(
                "update enrolment set next_at = :now where sequence_id = :id",
                Map.of("now", MONDAY, "id", UUID.fromString(sequence.getString("id"))));
        run(MONDAY.plusSeconds(60));

        assertThat(ledger(writer, reader)).contains("moved opened", "moved task_given");
        assertThat(writer.person()
                        .asks()
                        .get("/api/tasks?leadId={id}", reader.id())
                        .jsonPath()
                        .getList("items.title"))
                .containsExactly("Call Camille");
        assertThat(held(writer, scanner)).isEqualTo("condition 2027-03-04T10:00:00Z");
        run(MONDAY.plus(Duration.ofDays(3)));
        assertThat(ledger(writer, scanner)).contains("moved not_opened");
        assertThat(mails(scanner)).hasSize(2);
        assertThat(mails(reader)).hasSize(1);
    }

    /** Two people who stand at a condition after their first mail. */
    private Made[] asked(Writer writer, String what) {
        var steps = list(mail("Hello"), ifDone(what, 3, list(task("Call them", false)), list(reply())));
        var stops = Map.of("reply", false, "colleagueReply", false, "meeting", false, "statusChange", false);
        var sequence = sequence(writer, Map.of("stopOn", stops), steps);
        var leads = new Made[] {leadOf(writer).created(), leadOf(writer).created()};
        enrol(writer, sequence, leads);
        run(MONDAY);
        for (var lead : leads) {
            gone(lead, Instant.now().minus(Duration.ofMinutes(10)));
            assertThat(held(writer, lead)).isEqualTo("condition 2027-03-04T10:00:00Z");
        }
        return leads;
    }

    @Test
    void whoOpensAMailIsLookedAtAgainAtOnce() {
        var writer = writer();
        var leads = asked(writer, "opened");

        hit(received(leads[0]), "open");

        await().untilAsserted(() -> {
            run(MONDAY.plusSeconds(60));
            assertThat(ledger(writer, leads[0])).contains("moved opened", "moved task_given");
        });
        assertThat(held(writer, leads[1])).isEqualTo("condition 2027-03-04T10:00:00Z");
    }

    @Test
    void whoFollowsALinkGoesOneWayAndWhoDoesNotTheOther() {
        var writer = writer();
        var leads = asked(writer, "clicked");

        var letter = received(leads[0]);
        hit(letter, "open");
        hit(letter, "click");

        await().untilAsserted(() -> {
            run(MONDAY.plusSeconds(60));
            assertThat(ledger(writer, leads[0])).contains("moved clicked", "moved task_given");
        });
        run(MONDAY.plus(Duration.ofDays(3)));
        assertThat(ledger(writer, leads[1])).contains("moved not_clicked");
        assertThat(mails(leads[1])).hasSize(2);
    }

    @Test
    void whoAnswersInAThreadOfTheirOwnHasAnswered() {
        var writer = writer();
        var leads = asked(writer, "replied");
        var place = new MessageEvent.Place(
                UUID.randomUUID(), writer.mailbox(), writer.person().id(), null, null, null, null);

        tell(new MessageEvent.Arrived(
                UUID.randomUUID(), place, MessageKind.MESSAGE, leads[0].json().getString("email"), null, null, null));
        run(MONDAY.plusSeconds(60));
        run(MONDAY.plus(Duration.ofDays(3)));

        assertThat(ledger(writer, leads[0])).contains("moved replied", "moved task_given");
        assertThat(ledger(writer, leads[1])).contains("moved not_replied");
        assertThat(mails(leads[1])).hasSize(2);
    }

    /** The lead's mail as it reaches them. */
    private String received(Made lead) {
        return tracker.prepare(
                mails(lead).getFirst().id(),
                lead.json().getString("email"),
                "<p><a href=\"https://example.com/\">Read on</a></p>");
    }

    /** What their browser asks for: the picture of the mail, or the place behind its link. */
    private static void hit(String letter, String kind) {
        var path = Pattern.compile("/api/email/track/%s/[A-Za-z0-9_-]+".formatted(kind))
                .matcher(letter)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .get(path);
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

    private void opened(Made lead, int people, int machines) {
        sql.update("""
                insert into email_tracking (id, mail_id, recipient, opens, machine_opens, sent_at, created_at)
                select :id, m.id, 'x', :people, :machines, now(), now() from outgoing_mail m where m.lead_id = :lead
                """, Map.of("id", UUID.randomUUID(), "people", people, "machines", machines, "lead", lead.id()));
    }
}
