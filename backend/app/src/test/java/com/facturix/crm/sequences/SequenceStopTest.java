package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.inbox.Bounce;
import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.inbox.MessageFlags;
import com.facturix.crm.inbox.MessageKind;
import com.facturix.crm.inbox.Messages;
import com.facturix.crm.inbox.Origin;
import com.facturix.crm.suppressions.SuppressionReason;
import com.facturix.crm.suppressions.Suppressions;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What takes people out of a sequence, and what lets them rest. */
@QuarkusTest
class SequenceStopTest extends SequencingTest {
    private static final Map<String, Object> COLLEAGUES =
            Map.of("stopOn", Map.of("reply", true, "colleagueReply", true, "meeting", true, "statusChange", true));

    @Inject
    Suppressions suppressions;

    @Inject
    Messages messages;

    /** Somebody who got the first of two mails. */
    private Made underWay(Writer writer, Map<String, Object> rules) {
        var sequence = sequence(writer, rules, list(mail("Hello"), pause(3, "days"), reply()));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        run(MONDAY);
        return lead;
    }

    @Test
    void anAnswerEndsItAndTakesBackWhatWaits() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        assertThat(mails(lead)).hasSize(1);

        tell(arrived(
                writer, mails(lead).getFirst().id(), "someone.else@prospect.test", MessageKind.MESSAGE, null, null));

        assertThat(state(writer, lead)).isEqualTo("stopped replied");
        assertThat(mails(lead)).as("what had not gone yet").isEmpty();
        run(MONDAY.plus(Duration.ofDays(9)));
        assertThat(mails(lead)).isEmpty();
    }

    @Test
    void anAnswerThatIsReadFromTheMailboxEndsItWhicheverAddressItComesFrom() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        var ours = mails(lead).getFirst().id();
        var reference = sql.one(
                "select internet_id from outgoing_mail where id = :id",
                Map.of("id", ours),
                row -> row.text("internet_id"));
        gone(lead, MONDAY);
        keep(writer, letter(writer.person().email(), "Message-ID: <" + reference + ">"), Origin.sent(ours, null));
        assertThat(state(writer, lead)).isEqualTo("active");

        keep(
                writer,
                letter("privately@elsewhere.test", "In-Reply-To: <" + reference + ">"),
                new Origin(false, MONDAY, new MessageFlags.State(false, false, false), true, null, null));

        assertThat(state(writer, lead)).isEqualTo("stopped replied");
    }

    private void keep(Writer writer, String letter, Origin origin) {
        inContext(() -> messages.store(writer.mailbox(), letter.getBytes(StandardCharsets.UTF_8), origin));
    }

    private static String letter(String from, String header) {
        return String.join(
                "\r\n",
                "From: " + from,
                "To: somebody@prospect.test",
                "Date: Mon, 1 Mar 2027 12:00:00 +0000",
                "Subject: Hello",
                header,
                "",
                "Yes, with pleasure.",
                "");
    }

    @Test
    void anAnswerInAConversationOfItsOwnCountsByItsAddress() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        gone(lead, MONDAY);

        tell(arrived(writer, null, lead.json().getString("email"), MessageKind.MESSAGE, null, null));

        assertThat(state(writer, lead)).isEqualTo("stopped replied");
        var sequence = standing(writer, lead).getString("sequence.id");
        writer.person()
                .asks()
                .get("/api/sequences/{id}/numbers", sequence)
                .then()
                .body("totals.replied", equalTo(1));
        writer.person()
                .asks()
                .get("/api/enrolments?sequenceId={id}&reason=replied&reason=bounced", sequence)
                .then()
                .statusCode(200)
                .body("items.lead.id", contains(lead.id().toString()));
        writer.person()
                .asks()
                .get("/api/enrolments?sequenceId={id}&reason=bounced", sequence)
                .then()
                .body("items", empty());
        writer.person().asks().get("/api/enrolments?reason=boredom").then().statusCode(400);
    }

    @Test
    void aStrangersMailEndsNothing() {
        var writer = writer();
        var lead = underWay(writer, COLLEAGUES);

        tell(arrived(writer, null, "news@elsewhere.test", MessageKind.MESSAGE, null, null));

        assertThat(state(writer, lead)).isEqualTo("active");
    }

    @Test
    void aColleaguesAnswerEndsItIfThatWasChosen() {
        var company = Given.unique("Dupont et fils");
        var writer = writer();
        var careful = sequence(writer, COLLEAGUES, list(mail("Hello"), pause(3, "days")));
        var usual = sequence(writer, Map.of(), list(mail("Hello"), pause(3, "days")));
        var one = leadOf(writer).with("company", company).created();
        var two = leadOf(writer).with("company", company).created();
        var colleague = leadOf(writer).with("company", company).created();
        enrol(writer, careful, one);
        enrol(writer, usual, two);

        tell(arrived(writer, null, colleague.json().getString("email"), MessageKind.MESSAGE, null, null));

        assertThat(state(writer, one)).isEqualTo("stopped colleague_replied");
        assertThat(state(writer, two)).isEqualTo("active");
    }

    @Test
    void aHardBounceEndsItAndASoftOneIsWrittenDown() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        gone(lead, MONDAY);
        var soft = new Bounce(Bounce.Type.SOFT, "4.2.2", null, "mailbox full");
        var hard = new Bounce(Bounce.Type.HARD, "5.1.1", lead.json().getString("email"), "no such user");

        tell(arrived(
                writer, mails(lead).getFirst().id(), "mailer-daemon@prospect.test", MessageKind.BOUNCE, soft, null));
        assertThat(state(writer, lead)).isEqualTo("active");
        assertThat(ledger(writer, lead)).contains("held soft_bounce");

        tell(arrived(writer, null, "mailer-daemon@prospect.test", MessageKind.BOUNCE, hard, null));
        assertThat(state(writer, lead)).isEqualTo("stopped bounced");
    }

    @Test
    void whoIsAwayRestsUntilTheDayTheyName() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        gone(lead, MONDAY);
        var back = LocalDate.of(2027, 3, 10);

        tell(arrived(
                writer,
                mails(lead).getFirst().id(),
                lead.json().getString("email"),
                MessageKind.OUT_OF_OFFICE,
                null,
                back));

        assertThat(state(writer, lead)).isEqualTo("paused out_of_office");
        assertThat(held(writer, lead)).isEqualTo("out_of_office 2027-03-09T23:00:00Z");
        run(MONDAY.plus(Duration.ofDays(7)));
        assertThat(mails(lead)).hasSize(1);
        run(MONDAY.plus(Duration.ofDays(9)));
        assertThat(mails(lead)).hasSize(2);
    }

    @Test
    void unsubscribingEndsIt() {
        var writer = writer();
        var lead = underWay(writer, Map.of());

        inContext(() -> QuarkusTransaction.requiringNew()
                .run(() -> suppressions.suppress(
                        lead.json().getString("email"), null, SuppressionReason.UNSUBSCRIBED, null)));

        assertThat(state(writer, lead)).isEqualTo("stopped unsubscribed");
    }

    @Test
    void aMeetingEndsIt() {
        var writer = writer();
        var lead = underWay(writer, Map.of());

        writer.person()
                .sends(Map.of("kind", "meeting", "leadId", lead.id()))
                .post("/api/activities")
                .then()
                .statusCode(201);

        assertThat(state(writer, lead)).isEqualTo("stopped meeting");
    }

    @Test
    void aMeetingThatIsBookedOnTheLeadsDealEndsItToo() {
        var writer = writer();
        var lead = underWay(writer, Map.of());
        var deal = given.deal().from(lead).ownedBy(writer.person()).opened();
        var other = underWay(writer, Map.of());

        writer.person()
                .sends(Map.of(
                        "kind",
                        "meeting",
                        "dealId",
                        deal.id(),
                        "body",
                        "Demonstration",
                        "at",
                        Instant.now().plus(Duration.ofDays(3)).toString()))
                .post("/api/activities")
                .then()
                .statusCode(201)
                .body("lead.id", equalTo(lead.id().toString()));

        assertThat(state(writer, lead)).isEqualTo("stopped meeting");
        assertThat(state(writer, other)).isEqualTo("active");
    }

    @Test
    void anotherStatusEndsItButHavingBeenContactedDoesNot() {
        var writer = writer();
        var lead = underWay(writer, Map.of());

        become(writer, lead, "contacted");
        assertThat(state(writer, lead)).isEqualTo("active");
        become(writer, lead, "qualified");

        assertThat(state(writer, lead)).isEqualTo("stopped status_changed");
    }

    @Test
    void archivingEndsItForEverybodyAndAHandForOne() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(3, "days")));
        var lead = leadOf(writer).created();
        var other = leadOf(writer).created();
        enrol(writer, sequence, lead, other);
        var stranger = given.bd();
        var ids = List.of(standing(writer, lead).getString("id"));

        stranger.sends(Map.of("ids", ids, "action", "stop"))
                .post("/api/enrolments/actions")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("refused", equalTo(1));
        assertThat(state(writer, lead)).isEqualTo("active");
        writer.person()
                .sends(Map.of("ids", ids, "action", "stop"))
                .post("/api/enrolments/actions")
                .then()
                .statusCode(200);
        assertThat(state(writer, lead)).isEqualTo("stopped by_hand");

        SequenceApiTest.become(writer.person(), sequence, "archived");
        assertThat(state(writer, other)).isEqualTo("stopped archived");
    }

    @Test
    void whoCannotBeWrittenToAnyMoreLeavesWhenTheirTurnComes() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        sql.update("delete from mailbox where id = :id", Map.of("id", writer.mailbox()));

        run(MONDAY);

        assertThat(state(writer, lead)).isEqualTo("stopped mailbox_removed");
    }

    private void become(Writer writer, Made lead, String status) {
        var now = writer.person().asks().get("/api/leads/{id}", lead.id()).jsonPath();
        var body = new HashMap<String, @Nullable Object>();
        for (var field : List.of("firstName", "lastName", "email")) {
            body.put(field, now.getString(field));
        }
        body.put("campaignId", now.getString("campaign.id"));
        body.put("ownerId", writer.person().id());
        body.put("status", status);
        writer.person()
                .sends(body, now.getLong("version"))
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200);
    }

    private static MessageEvent.Arrived arrived(
            Writer writer,
            @Nullable UUID original,
            String from,
            MessageKind kind,
            @Nullable Bounce bounce,
            @Nullable LocalDate back) {
        var place = new MessageEvent.Place(
                UUID.randomUUID(), writer.mailbox(), writer.person().id(), null, null, null, null);
        return new MessageEvent.Arrived(UUID.randomUUID(), place, kind, from, original, bounce, back);
    }
}
