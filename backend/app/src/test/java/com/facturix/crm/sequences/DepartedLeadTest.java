package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lead is deleted while a mail of its sequence waits in the outbox. */
@QuarkusTest
class DepartedLeadTest extends SequencingTest {
    @Test
    void whatASequenceHasReadyForALeadThatIsDeletedDoesNotGoAndItsAuthorSeesWhy() {
        var writer = writer();
        var lead = leadOf(writer).created();
        enrol(writer, sequence(writer, Map.of(), list(mail("Hello"))), lead);
        run(MONDAY);
        var ready = mails(lead).getFirst().id();
        var written = written(writer, lead);

        var version = writer.person()
                .asks()
                .get("/api/leads/{id}", lead.id())
                .jsonPath()
                .getLong("version");
        writer.person()
                .asks(version)
                .delete("/api/leads/{id}", lead.id())
                .then()
                .statusCode(204);

        assertThat(fate(writer, ready)).isEqualTo("failed lead_deleted");
        writer.person()
                .asks()
                .post("/api/mails/{id}/retry", ready)
                .then()
                .statusCode(409)
                .body("code", equalTo("lead_deleted"));
        assertThat(fate(writer, written)).as("what somebody wrote is theirs").isEqualTo("waiting");
    }

    @Test
    void leadsThatArePutBackHaveTheirMailsGoOnceSomebodyLetsThemGoOn() {
        var writer = writer();
        var leads = List.of(leadOf(writer).created(), leadOf(writer).created());
        enrol(
                writer,
                sequence(writer, Map.of(), list(mail("Hello"), pause(1, "days"), reply())),
                leads.toArray(Made[]::new));
        run(MONDAY);
        var ready = leads.stream().map(lead -> mails(lead).getFirst().id()).toList();

        var run = bulk(Map.of(
                "selection", Map.of("ids", leads.stream().map(Made::id).toList()), "action", Map.of("type", "delete")));
        assertThat(ready).allSatisfy(mail -> assertThat(fate(writer, mail)).isEqualTo("failed lead_deleted"));
        given.manager()
                .asks()
                .post("/api/bulk-runs/{id}/undo", run.getString("id"))
                .then()
                .statusCode(202);
        assertThat(settled(run.getString("id")).getInt("restored")).isEqualTo(2);

        assertThat(ready).allSatisfy(mail -> assertThat(fate(writer, mail)).isEqualTo("failed lead_deleted"));
        var first = leads.getFirst();
        writer.person()
                .sends(Map.of("ids", List.of(standing(writer, first).getString("id")), "action", "resume"))
                .post("/api/enrolments/actions")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        assertThat(fate(writer, ready.getFirst())).isNotEqualTo("failed lead_deleted");
        assertThat(fate(writer, ready.getLast())).isEqualTo("failed lead_deleted");
        assertThat(mails(first)).hasSize(1);
    }

    /** A mail to the lead that its owner wrote, to go some other day. */
    private UUID written(Writer writer, Made lead) {
        var mail = new HashMap<String, @Nullable Object>();
        mail.put("mailboxId", writer.mailbox());
        mail.put("leadId", lead.id());
        mail.put("to", List.of(Map.of("address", address())));
        mail.put("subject", "Our call");
        mail.put("body", "<p>Hello</p>");
        var id = writer.person()
                .sends(mail)
                .post("/api/mails")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        writer.person()
                .sends(Map.of("sendAt", Instant.now().plus(Duration.ofDays(1)).toString()))
                .post("/api/mails/{id}/send", id)
                .then()
                .statusCode(200);
        return id;
    }

    private static String fate(Writer writer, UUID mail) {
        var read = writer.person().asks().get("/api/mails/{id}", mail).jsonPath();
        return read.getString("problem") == null
                ? read.getString("state")
                : read.getString("state") + " " + read.getString("problem");
    }

    private JsonPath bulk(Map<String, Object> request) {
        return settled(given.manager()
                .sends(request)
                .post("/api/leads/bulk")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id"));
    }

    private JsonPath settled(String run) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> given.manager()
                                .asks()
                                .get("/api/bulk-runs/{id}", run)
                                .jsonPath(),
                        read -> List.of("completed", "undone").contains(read.getString("state")));
    }
}
