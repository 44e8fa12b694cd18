package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work on many leads at once. */
@QuarkusTest
class BulkTest extends ApiTest {

    private static Map<String, Object> these(Made... leads) {
        return Map.of("ids", Arrays.stream(leads).map(Made::id).toList());
    }

    private static Map<String, Object> all(Made campaign, int expected) {
        return Map.of("filter", Map.of("campaignId", List.of(campaign.id())), "expected", expected);
    }

    private static Map<String, Object> action(String type, Object... fields) {
        var action = new HashMap<String, Object>(Map.of("type", type));
        for (var i = 0; i < fields.length; i += 2) {
            action.put((String) fields[i], fields[i + 1]);
        }
        return action;
    }

    private static ValidatableResponse asks(Persona who, Map<String, Object> selection, Map<String, Object> action) {
        return who.sends(Map.of("selection", selection, "action", action))
                .post("/api/leads/bulk")
                .then();
    }

    /** Asks for it and waits until it is through. */
    private static JsonPath run(Persona who, Map<String, Object> selection, Map<String, Object> action) {
        var id = asks(who, selection, action)
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
        return through(who, id);
    }

    private static JsonPath undo(Persona who, JsonPath run) {
        who.asks().post("/api/bulk-runs/{id}/undo", run.getString("id")).then().statusCode(202);
        return through(who, run.getString("id"));
    }

    private static JsonPath through(Persona who, String id) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> who.asks().get("/api/bulk-runs/{id}", id).jsonPath(),
                        run -> !List.of("waiting", "running", "undoing").contains(run.getString("state")));
    }

    private JsonPath lead(Made lead) {
        return given.manager().asks().get("/api/leads/{id}", lead.id()).jsonPath();
    }

    @Test
    void allThatMatchAreHandedOutInTurnsAndTakenBackButWhatSomebodyChangedSince() {
        var campaign = given.campaign().created();
        var first = given.bd();
        var second = given.bd();
        var leads = new Made[] {
            given.lead().of(campaign).created(),
            given.lead().of(campaign).created(),
            given.lead().of(campaign).created()
        };
        var run =
                run(given.manager(), all(campaign, 3), action("assign", "ownerIds", List.of(first.id(), second.id())));

        assertThat(run.getString("state")).isEqualTo("completed");
        assertThat(run.getInt("changed")).isEqualTo(3);
        assertThat(run.getInt("refused")).isZero();
        assertThat(run.getString("undoableUntil")).isNotNull();
        assertThat(lead(leads[0]).getString("owner.id")).isEqualTo(first.id().toString());
        assertThat(lead(leads[1]).getString("owner.id")).isEqualTo(second.id().toString());
        assertThat(lead(leads[2]).getString("owner.id")).isEqualTo(first.id().toString());
        assertThat(lead(leads[0]).getInt("version")).isEqualTo(1);
        given.manager()
                .asks()
                .get("/api/activities?leadId=" + leads[0].id())
                .then()
                .body("items[0].changes[0].field", equalTo("owner"))
                .body("items[0].changes[0].after", equalTo(first.name()));

        given.manager()
                .sends(Map.of("campaignId", campaign.id(), "lastName", "Changed", "ownerId", second.id()), 1)
                .put("/api/leads/{id}", leads[1].id())
                .then()
                .statusCode(200);
        var undone = undo(given.manager(), run);
        assertThat(undone.getString("state")).isEqualTo("undone");
        assertThat(undone.getInt("restored")).isEqualTo(2);
        assertThat(undone.getList("leftAloneByReason.reason")).containsExactly("changed_since");
        assertThat(undone.getList("told.leadId")).containsExactly(leads[1].id().toString());
        assertThat(lead(leads[0]).getString("owner")).isNull();
        assertThat(lead(leads[1]).getString("owner.id")).isEqualTo(second.id().toString());
        given.manager()
                .asks()
                .post("/api/bulk-runs/{id}/undo", undone.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("wrong_state"));
    }

    @Test
    void aBdChangesOnlyWhatTheyMayAndLearnsWhichLeadsWereNot() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var unowned = given.lead().of(campaign).created();
        var own = given.lead().of(given.campaign().created()).ownedBy(bd).created();
        var colleagues = given.lead().of(campaign).ownedBy(given.manager()).created();
        var foreign = given.lead().created();
        var run = run(bd, these(unowned, own, colleagues, foreign), action("status", "status", "contacted"));

        assertThat(run.getInt("changed")).isEqualTo(2);
        assertThat(run.getMap("refusedByReason.collectEntries { [it.reason, it.count] }"))
                .isEqualTo(Map.of("not_yours", 1, "not_found", 1));
        assertThat(run.getList("told.name"))
                .containsExactlyInAnyOrder(colleagues.json().getString("fullName"), "");
        assertThat(lead(unowned).getString("status")).isEqualTo("contacted");
        assertThat(lead(colleagues).getString("status")).isEqualTo("new");
        assertThat(lead(foreign).getInt("version")).isZero();

        asks(
                        bd,
                        these(unowned),
                        action("assign", "ownerIds", List.of(given.manager().id())))
                .statusCode(403);
        // Left to nobody, their own lead would leave their sight.
        var left = run(bd, these(own, unowned), action("assign", "ownerIds", List.of()));
        assertThat(left.getInt("unchanged")).isEqualTo(1);
        assertThat(left.getList("refusedByReason.reason")).containsExactly("not_yours");
        given.bd().asks().get("/api/bulk-runs/{id}", run.getString("id")).then().statusCode(404);
        given.bd()
                .asks()
                .post("/api/bulk-runs/{id}/undo", run.getString("id"))
                .then()
                .statusCode(404);
        bd.asks().get("/api/bulk-runs").then().body("items", hasSize(2));
        given.manager()
                .asks()
                .get("/api/bulk-runs/{id}", run.getString("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void leadsMoveToAnotherCampaignButForThoseWithDeals() {
        var from = given.campaign().created();
        var to = given.campaign().created();
        var free = given.lead().of(from).with("status", "nurture").created();
        var tied = given.lead().of(from).created();
        given.deal().from(tied).opened();
        var run = run(given.manager(), these(free, tied), action("campaign", "campaignId", to.id()));

        assertThat(run.getInt("changed")).isEqualTo(1);
        assertThat(run.getList("told.reason")).containsExactly("has_deals");
        assertThat(lead(free).getString("campaign.id")).isEqualTo(to.id().toString());
        assertThat(lead(free).getString("status")).isEqualTo("nurture");
        undo(given.manager(), run);
        assertThat(lead(free).getString("campaign.id")).isEqualTo(from.id().toString());
    }

    @Test
    void tagsComeAndGo() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).with("tags", List.of("old")).created();
        var run = run(given.manager(), these(lead), action("tag", "tags", List.of("Fair", "old")));
        assertThat(lead(lead).getList("tags")).containsExactly("fair", "old");
        run(given.manager(), these(lead), action("untag", "tags", List.of("OLD")));
        assertThat(lead(lead).getList("tags")).containsExactly("fair");
        // The second run changed the lead, so the first cannot be taken back any more.
        assertThat(undo(given.manager(), run).getInt("leftAlone")).isEqualTo(1);
        var again = run(given.manager(), these(lead), action("untag", "tags", List.of("old")));
        assertThat(again.getInt("unchanged")).isEqualTo(1);
        assertThat(again.getString("undoableUntil")).isNull();
    }

    @Test
    void numbersAreReadAnewAndTellTheCountry() {
        var campaign = given.campaign().created();
        var spoken = given.lead().of(campaign).with("phone", "+49 30 901820").created();
        var local = given.lead().of(campaign).with("phone", "020 7946 0018").created();
        run(given.manager(), these(spoken, local), action("normalise", "defaultCountry", "GB"));
        assertThat(lead(spoken).getString("country")).isEqualTo("DE");
        assertThat(lead(local).getString("phoneE164")).isEqualTo("+442079460018");
        assertThat(lead(local).getString("country")).isEqualTo("GB");
    }

    @Test
    void aTaskIsMadeAboutEachAndTakenBackUnlessSomebodyTouchedIt() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var owned = given.lead().of(campaign).ownedBy(bd).created();
        var nobodys = given.lead().of(campaign).created();
        var run = run(
                given.manager(),
                these(owned, nobodys),
                action("task", "task", Map.of("title", "Call them back", "dueAt", "2027-01-04T09:00:00Z")));
        assertThat(run.getInt("changed")).isEqualTo(2);
        given.manager()
                .asks()
                .get("/api/tasks?leadId=" + nobodys.id())
                .then()
                .body("items.title", contains("Call them back"))
                .body("items[0].assignee.id", equalTo(given.manager().id().toString()));
        var task = bd.asks().get("/api/tasks?leadId=" + owned.id()).jsonPath();
        assertThat(task.getString("items[0].assignee.id")).isEqualTo(bd.id().toString());
        bd.sends(
                        Map.of(
                                "title",
                                "Call them back",
                                "dueAt",
                                "2027-01-04T09:00:00Z",
                                "leadId",
                                owned.id(),
                                "done",
                                true),
                        0)
                .put("/api/tasks/{id}", task.getString("items[0].id"))
                .then()
                .statusCode(200);
        var undone = undo(given.manager(), run);
        assertThat(undone.getInt("restored")).isEqualTo(1);
        assertThat(undone.getInt("leftAlone")).isEqualTo(1);
        given.manager().asks().get("/api/tasks?leadId=" + nobodys.id()).then().body("items", hasSize(0));
    }

    @Test
    void deletedLeadsComeBackWithTheirTimelineAndTasksButNotWithoutTheirCampaign() {
        var campaign = given.campaign().created();
        var other = given.campaign().created();
        var lead = given.lead().of(campaign).with("company", "Atelier Nord").created();
        var lost = given.lead().of(other).created();
        var tied = given.lead().of(campaign).created();
        given.deal().from(tied).opened();
        given.manager()
                .sends(Map.of("kind", "note", "leadId", lead.id(), "body", "Spoke with the owner"))
                .post("/api/activities")
                .then()
                .statusCode(201);
        var run = run(given.manager(), these(lead, lost, tied), action("delete"));
        assertThat(run.getInt("changed")).isEqualTo(2);
        assertThat(run.getList("told.reason")).containsExactly("has_deals");
        given.manager().asks().get("/api/leads/{id}", lead.id()).then().statusCode(404);

        given.manager().asks(0).delete("/api/campaigns/{id}", other.id()).then().statusCode(204);
        var undone = undo(given.manager(), run);
        assertThat(undone.getInt("restored")).isEqualTo(1);
        assertThat(undone.getList("leftAloneByReason.reason")).containsExactly("campaign_gone");
        assertThat(lead(lead).getString("company")).isEqualTo("Atelier Nord");
        given.manager()
                .asks()
                .get("/api/activities?leadId=" + lead.id())
                .then()
                .body("items.kind", containsInAnyOrder("note", "created"));
    }

    @Test
    void aRunTellsOnceHowItWentAndNotLeadByLead() {
        var campaign = given.campaign().created();
        for (var i = 0; i < 5; i++) {
            given.lead().of(campaign).created();
        }
        var before = trace("lead");
        try (var socket = LiveSocket.of(given.manager())) {
            socket.subscribes("lists");
            var run = run(given.manager(), all(campaign, 5), action("tag", "tags", List.of("live")));
            socket.awaitEvent("bulk_run.completed", run.getString("id"));
            assertThat(socket.heard().stream().filter(news -> "lead".equals(news.getString("entity"))))
                    .isEmpty();
        }
        assertThat(trace("lead").auditEntries() - before.auditEntries()).isEqualTo(2);
    }

    @Test
    void moreLeadsThanOneChunkAreAllDone() {
        var campaign = given.campaign().created();
        var count = BulkEngine.CHUNK * 2 + 10;
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Many', s.id, 0, now(), now() from generate_series(1, :count) n,
                    (select id from lead_status where key = 'new' and campaign_id is null) s
                """, Map.of("campaign", campaign.id(), "count", count));
        var run = run(given.manager(), all(campaign, count), action("status", "status", "lost"));
        assertThat(run.getInt("changed")).isEqualTo(count);
        assertThat(run.getInt("done")).isEqualTo(count);
        var undone = undo(given.manager(), run);
        assertThat(undone.getInt("restored")).isEqualTo(count);
        assertThat(sql.count(
                        "select count(*) from lead l join lead_status s on s.id = l.status_id where l.campaign_id = :campaign and s.key = 'new'",
                        Map.of("campaign", campaign.id())))
                .isEqualTo(count);
        sql.update("delete from lead where campaign_id = :campaign", Map.of("campaign", campaign.id()));
    }

    @Test
    void whereOtherLeadsMatchByNowNothingIsDone() {
        var campaign = given.campaign().created();
        given.lead().of(campaign).created();
        var before = trace("bulk_run");
        asks(given.manager(), all(campaign, 2), action("delete"))
                .statusCode(409)
                .body("code", equalTo("selection_changed"));
        asks(given.manager(), all(given.campaign().created(), 0), action("delete"))
                .statusCode(400);
        assertThat(trace("bulk_run").rows()).isEqualTo(before.rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"status\"}",
                "{\"type\": \"status\", \"status\": \"no_such\"}",
                "{\"type\": \"campaign\"}",
                "{\"type\": \"campaign\", \"campaignId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}",
                "{\"type\": \"assign\", \"ownerIds\": [\"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"]}",
                "{\"type\": \"tag\"}",
                "{\"type\": \"tag\", \"tags\": [\"a,b\"]}",
                "{\"type\": \"task\"}",
                "{\"type\": \"task\", \"task\": {\"title\": \"x\", \"dueAt\": \"9999-12-31T23:59:59.999999Z\", \"priority\": \"urgent\"}}",
                "{\"type\": \"normalise\", \"defaultCountry\": \"France\"}",
                "{\"type\": \"explode\"}"
            })
    void anActionThatLacksWhatItNeedsIsRefused(String action) {
        var lead = given.lead().created();
        given.manager()
                .sends("{\"selection\": {\"ids\": [\"" + lead.id() + "\"]}, \"action\": " + action + "}")
                .post("/api/leads/bulk")
                .then()
                .statusCode(400);
    }

    @Test
    void aSelectionIsEitherLeadsOrAFilterWithTheirNumber() {
        for (Map<String, Object> selection : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("ids", List.of()),
                Map.of("filter", Map.of()),
                Map.of("ids", List.of(UUID.randomUUID()), "filter", Map.of(), "expected", 1),
                Map.of("filter", Map.of("noSuchFilter", 1), "expected", 1),
                Map.of("filter", Map.of("scoreMin", 200), "expected", 1))) {
            asks(given.manager(), selection, action("delete")).statusCode(400);
        }
        var run = run(given.manager(), Map.of("ids", List.of(UUID.randomUUID())), action("delete"));
        assertThat(run.getList("told.reason")).containsExactly("not_found");
        given.manager()
                .asks()
                .get("/api/bulk-runs/{id}", run.getString("id"))
                .then()
                .body("undoableUntil", nullValue());
    }
}
