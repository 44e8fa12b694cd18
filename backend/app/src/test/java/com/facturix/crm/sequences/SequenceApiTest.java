package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.ifDone;
import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static com.facturix.crm.sequences.SequenceSteps.reply;
import static com.facturix.crm.sequences.SequenceSteps.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Building sequences: rules, steps, states, and whose they are. */
@QuarkusTest
class SequenceApiTest extends ApiTest {
    @Test
    void aNewSequenceIsADraftWithTheUsualRules() {
        var bd = given.bd();

        bd.sends(Map.of("name", Given.unique("First contact")))
                .post("/api/sequences")
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .body("owner.id", equalTo(bd.id().toString()))
                .body("window.days", equalTo(List.of(1, 2, 3, 4, 5)))
                .body("window.from", equalTo("09:00"))
                .body("stopOn.reply", equalTo(true))
                .body("stopOn.colleagueReply", equalTo(false))
                .body("throttleSeconds", equalTo(60))
                .body("steps", equalTo(List.of()));
    }

    @Test
    void stepsKeepTheirOrderTheirWaysAndTheirIds() {
        var bd = given.bd();
        var sequence = created(bd, Map.of());
        var steps = list(
                mail("A question"),
                pause(2, "business_days"),
                ifDone("opened", 3, list(task("Call {{firstName}}", true)), list(reply())),
                reply());

        var saved = saved(bd, sequence, steps);

        assertThat(saved.getList("steps.kind")).containsExactly("mail", "wait", "condition", "mail");
        assertThat(saved.getString("steps[1].wait.unit")).isEqualTo("business_days");
        assertThat(saved.getString("steps[2].condition.yes[0].kind")).isEqualTo("call_task");
        assertThat(saved.getString("steps[2].condition.no[0].mail.thread")).isEqualTo("reply");
        List<Map<String, Object>> again = saved.getList("steps");
        var kept = saved(bd, saved, List.of(again.get(0), again.get(2), again.get(3)));
        assertThat(kept.getList("steps.id"))
                .containsExactly(
                        saved.getString("steps[0].id"), saved.getString("steps[2].id"), saved.getString("steps[3].id"));
    }

    @Test
    void stepsThatDoNotFitTogetherAreRefusedWhereTheyStand() {
        var bd = given.bd();
        var sequence = created(bd, Map.of());

        refused(bd, sequence, list(reply()), "steps[0].mail.thread");
        refused(bd, sequence, list(ifDone("clicked", 1, list(), list())), "steps[0].condition");
        refused(bd, sequence, list(Map.of("kind", "wait")), "steps[0].wait");
        refused(
                bd,
                sequence,
                list(mail("new", Map.of("key", "A", "weight", 1, "templateId", UUID.randomUUID()))),
                "step 1, variant A");
        refused(bd, sequence, list(mail("{{frstName}}")), "step 1, variant A, subject");
        refused(
                bd,
                sequence,
                list(Map.of("id", UUID.randomUUID(), "kind", "wait", "wait", Map.of("amount", 1, "unit", "days"))),
                "steps[0].id");
        var deep = list(mail("x"));
        var inner = list(mail("y"));
        for (var i = 0; i < 5; i++) {
            inner = list(ifDone("opened", 1, inner, list()));
        }
        deep.addAll(inner);
        refused(bd, sequence, deep, "condition.yes[0]");
    }

    @Test
    void aSequenceWithoutAnythingToDoCannotStart() {
        var bd = given.bd();
        var sequence = created(bd, Map.of());

        bd.sends(Map.of("state", "active"), sequence.getLong("version"))
                .put("/api/sequences/{id}/state", sequence.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("no_steps"));

        var ready = saved(bd, sequence, list(mail("A question")));
        var started = become(bd, ready, "active");
        assertThat(started.getString("state")).isEqualTo("active");
        bd.sends(Map.of("state", "draft"), started.getLong("version"))
                .put("/api/sequences/{id}/state", sequence.getString("id"))
                .then()
                .statusCode(409);
    }

    @Test
    void aStaleIfMatchIsRefusedWith412() {
        var bd = given.bd();
        var sequence = created(bd, Map.of());
        saved(bd, sequence, list(mail("A question")));

        bd.sends(Map.of("steps", List.of()), sequence.getLong("version"))
                .put("/api/sequences/{id}/steps", sequence.getString("id"))
                .then()
                .statusCode(412)
                .body("current.steps[0].kind", equalTo("mail"));
        bd.sends(Map.of("steps", List.of()))
                .put("/api/sequences/{id}/steps", sequence.getString("id"))
                .then()
                .statusCode(428);
    }

    @Test
    void whoDoesNotOwnItMayReadButNotChangeIt() {
        var sequence = created(given.bd(), Map.of());
        var other = given.bd();
        var before = trace("mail_sequence");

        other.asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .statusCode(200)
                .body("may.edit", equalTo(false));
        other.sends(Map.of("name", "Mine"), sequence.getLong("version"))
                .put("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .statusCode(403);
        other.asks(sequence.getLong("version"))
                .delete("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .statusCode(403);
        other.sends(Map.of("name", "For you", "ownerId", given.admin().id()))
                .post("/api/sequences")
                .then()
                .statusCode(403);
        assertThat(trace("mail_sequence")).isEqualTo(before);
    }

    @Test
    void aCampaignsSequenceIsThereOnlyForThoseWhoSeeTheCampaign() {
        var campaign = given.campaign().created();
        var sequence = created(given.manager(), Map.of("campaignId", campaign.id()));
        var stranger = given.bd();
        var insider = given.bd();
        given.assignedToCampaign(insider, campaign.id());

        stranger.asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .statusCode(404);
        stranger.asks()
                .get("/api/sequences?limit=200&q={q}", sequence.getString("name"))
                .then()
                .body("items.id", not(hasItem(sequence.getString("id"))));
        stranger.sends(Map.of("name", "x", "campaignId", campaign.id()))
                .post("/api/sequences")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("campaignId"));
        insider.asks()
                .get("/api/sequences?q={q}", sequence.getString("name"))
                .then()
                .body("items.id", hasItem(sequence.getString("id")))
                .body("items[0].counts.active", equalTo(0))
                .body("items[0].campaign.name", notNullValue());
    }

    @Test
    void anUnusedSequenceCanBeDeleted() {
        var bd = given.bd();
        var sequence =
                saved(bd, created(bd, Map.of()), list(mail("A question"), ifDone("opened", 1, list(), list(reply()))));

        bd.asks(sequence.getLong("version"))
                .delete("/api/sequences/{id}", sequence.getString("id"))
                .then()
                .statusCode(204);
        bd.asks().get("/api/sequences/{id}", sequence.getString("id")).then().statusCode(404);
    }

    static JsonPath created(Persona person, Map<String, Object> fields) {
        var body = new java.util.HashMap<String, Object>(fields);
        body.putIfAbsent("name", Given.unique("Sequence"));
        return person.sends(body)
                .post("/api/sequences")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static JsonPath saved(Persona person, JsonPath sequence, List<Map<String, Object>> steps) {
        return person.sends(Map.of("steps", steps), sequence.getLong("version"))
                .put("/api/sequences/{id}/steps", sequence.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath become(Persona person, JsonPath sequence, String state) {
        return person.sends(Map.of("state", state), sequence.getLong("version"))
                .put("/api/sequences/{id}/state", sequence.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void refused(Persona person, JsonPath sequence, List<Map<String, Object>> steps, String field) {
        person.sends(Map.of("steps", steps), sequence.getLong("version"))
                .put("/api/sequences/{id}/steps", sequence.getString("id"))
                .then()
                .statusCode(400)
                .body("detail", containsString(field));
    }
}
