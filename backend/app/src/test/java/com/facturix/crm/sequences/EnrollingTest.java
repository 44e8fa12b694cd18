package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.suppressions.SuppressionReason;
import com.facturix.crm.suppressions.Suppressions;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Taking leads on: who may go in, who is left out and why. */
@QuarkusTest
class EnrollingTest extends SequencingTest {
    @Inject
    Suppressions suppressions;

    @Test
    void whoIsLeftOutIsToldWithTheReasonAndTheRestGoesIn() {
        var writer = writer();
        var campaign = given.campaign().created();
        var sequence = sequence(
                writer, Map.of("campaignId", seen(writer, campaign)), list(mail("{{firstName}}, a {{jobTitle}}")));
        var elsewhere = sequence(writer, Map.of("name", Given.unique("Elsewhere")), list(pause(30, "days"), mail("x")));
        var fine = lead(writer, campaign, address());
        var silent = leadOf(writer)
                .of(campaign)
                .with("email", null)
                .with("jobTitle", "buyer")
                .created();
        var without = leadOf(writer).of(campaign).created();
        var twin = lead(writer, campaign, fine.json().getString("email"));
        var gone = lead(writer, campaign, address());
        inContext(() -> QuarkusTransaction.requiringNew()
                .run(() ->
                        suppressions.suppress(gone.json().getString("email"), null, SuppressionReason.MANUAL, null)));
        var busy = lead(writer, campaign, address());
        enrol(writer, elsewhere, busy);
        var others = given.lead().of(campaign).ownedBy(given.bd()).created();
        var other = leadOf(writer).with("jobTitle", "buyer").created();
        var foreign = given.lead().created();
        var ids = Stream.of(fine, silent, without, twin, gone, busy, others, other, foreign)
                .map(Made::id)
                .toList();
        var everybody = new ArrayList<Object>(ids);
        everybody.add(UUID.randomUUID());

        var preview = post(writer, sequence, "/preview", Map.of("ids", everybody), 200);

        assertThat(preview.getInt("total")).isEqualTo(10);
        assertThat(preview.getInt("enrollable")).isEqualTo(1);
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> details = new HashMap<>();
        for (var i = 0; i < preview.getList("leftOut").size(); i++) {
            var reason = preview.getString("leftOut[" + i + "].reason");
            counts.put(reason, preview.getInt("leftOut[" + i + "].count"));
            details.put(reason, preview.getString("leftOut[" + i + "].rows[0].detail"));
        }
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "no_email", 1,
                        "missing_tokens", 1,
                        "same_person", 1,
                        "suppressed", 1,
                        "in_other_sequence", 1,
                        "not_yours", 1,
                        "other_campaign", 1,
                        "not_visible", 2));
        assertThat(details).containsEntry("missing_tokens", "jobTitle").containsEntry("suppressed", "manual");
        assertThat(details.get("in_other_sequence")).startsWith("Elsewhere");
        assertThat(preview.getList("leftOut.find { it.reason == 'not_visible' }.rows.leadId"))
                .containsOnlyNulls();

        var run = post(writer, sequence, "", Map.of("ids", everybody), 202);
        assertThat(run.getString("state")).isEqualTo("completed");
        assertThat(run.getInt("enrolled")).isEqualTo(1);
        assertThat(run.getInt("done")).isEqualTo(10);
        var again = post(writer, sequence, "/preview", Map.of("ids", List.of(fine.id())), 200);
        assertThat(again.getString("leftOut[0].reason")).isEqualTo("already_here");
    }

    @Test
    void whoWasInItBeforeComesAgainOnlyIfThatIsWanted() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        run(MONDAY);
        assertThat(state(writer, lead)).isEqualTo("finished");

        var preview = post(writer, sequence, "/preview", Map.of("ids", List.of(lead.id())), 200);
        assertThat(preview.getString("leftOut[0].reason")).isEqualTo("enrolled_before");
        var run = writer.person()
                .sends(Map.of("selection", Map.of("ids", List.of(lead.id())), "again", true))
                .post("/api/sequences/{id}/enrolments", sequence.getString("id"))
                .jsonPath();
        assertThat(run.getInt("enrolled")).isEqualTo(1);
    }

    @Test
    void somebodyElsesMailboxIsRefusedAndLeavesNothing() {
        var writer = writer();
        var other = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        var stranger = given.bd();
        var before = trace("enrolment");

        writer.person()
                .sends(Map.of("selection", Map.of("ids", List.of(lead.id())), "mailboxId", other.mailbox()))
                .post("/api/sequences/{id}/enrolments", sequence.getString("id"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("mailboxId"));
        stranger.sends(Map.of("selection", Map.of("ids", List.of(lead.id()))))
                .post("/api/sequences/{id}/enrolments", UUID.randomUUID())
                .then()
                .statusCode(404);
        assertThat(trace("enrolment")).isEqualTo(before);
    }

    @Test
    void manyAreTakenOnInTheBackground() {
        var writer = writer();
        var campaign = given.campaign().created();
        var sequence = sequence(writer, Map.of("campaignId", seen(writer, campaign)), list(mail("Hello")));
        var one = leadOf(writer).of(campaign).created();
        sql.update("""
                insert into lead (id, campaign_id, first_name, last_name, email, status_id, owner_id, version, created_at, updated_at)
                select gen_random_uuid(), l.campaign_id, 'Many', n::text, n || '.' || l.email, l.status_id, l.owner_id, 0, now(), now()
                from lead l, generate_series(1, 700) n where l.id = :id
                """, Map.of("id", one.id()));

        var run = post(
                writer,
                sequence,
                "",
                Map.of("filter", Map.of("campaignId", List.of(campaign.id())), "expected", 701),
                202);

        assertThat(run.getInt("total")).isEqualTo(701);
        Awaitility.await().until(() -> writer.person()
                .asks()
                .get("/api/enrolment-runs/{id}", run.getString("id"))
                .jsonPath()
                .getString("state")
                .equals("completed"));
        writer.person()
                .asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .body("counts.active", equalTo(701));
        given.bd()
                .asks()
                .get("/api/enrolment-runs/{id}", run.getString("id"))
                .then()
                .statusCode(404);
        sql.update(
                "delete from enrolment where sequence_id = :id",
                Map.of("id", UUID.fromString(sequence.getString("id"))));
    }

    @Test
    void whoDoesNotSeeTheLeadDoesNotSeeItsStandingOrItsLedger() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(2, "days")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        run(MONDAY);
        var id = standing(writer, lead).getString("id");
        var stranger = given.bd();

        stranger.asks().get("/api/enrolments/{id}", id).then().statusCode(404);
        stranger.asks().get("/api/enrolments?leadId={id}", lead.id()).then().body("items", equalTo(List.of()));
        stranger.asks()
                .get("/api/sequence-decisions?enrolmentId={id}", id)
                .then()
                .body("items", equalTo(List.of()));
        stranger.asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .body("counts.active", equalTo(0));
        given.manager().asks().get("/api/enrolments/{id}", id).then().statusCode(200);
    }

    /** Nobody may enrol into a campaign's sequence who does not see the campaign. */
    private UUID seen(Writer writer, Made campaign) {
        given.assignedToCampaign(writer.person(), campaign.id());
        return campaign.id();
    }

    private Made lead(Writer writer, Made campaign, String email) {
        return given.lead()
                .of(campaign)
                .ownedBy(writer.person())
                .with("email", email)
                .with("jobTitle", "buyer")
                .created();
    }

    private static JsonPath post(Writer writer, JsonPath sequence, String what, Map<String, ?> selection, int status) {
        return writer.person()
                .sends(Map.of("selection", selection, "mailboxId", writer.mailbox()))
                .post("/api/sequences/" + sequence.getString("id") + "/enrolments" + what)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
