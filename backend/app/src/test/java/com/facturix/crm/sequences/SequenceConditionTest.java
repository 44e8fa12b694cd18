package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.ifDone;
import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static com.facturix.crm.sequences.SequenceSteps.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.inbox.MessageKind;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.tracking.Tracker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ways that part: by whether somebody opened a mail, followed a link or answered. */
@QuarkusTest
class SequenceConditionTest extends SequencingTest {
    @Inject
    Tracker tracker;

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

    private void opened(Made lead, int people, int machines) {
        sql.update("""
                insert into email_tracking (id, mail_id, recipient, opens, machine_opens, sent_at, created_at)
                select :id, m.id, 'x', :people, :machines, now(), now() from outgoing_mail m where m.lead_id = :lead
                """, Map.of("id", UUID.randomUUID(), "people", people, "machines", machines, "lead", lead.id()));
    }
}
