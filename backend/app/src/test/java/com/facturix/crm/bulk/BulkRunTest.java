package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which leads a run is about, who may ask for it, and what it tells. */
@QuarkusTest
class BulkRunTest extends BulkWorkTest {
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
