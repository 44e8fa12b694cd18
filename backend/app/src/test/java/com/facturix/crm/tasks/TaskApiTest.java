package com.facturix.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskApiTest extends ApiTest {
    private static final Map<String, Object> OFFER = Map.of("title", "Send the offer", "dueAt", "2027-01-04T09:00:00Z");

    private static Map<String, @Nullable Object> offer(String field, @Nullable Object value) {
        var request = new HashMap<String, @Nullable Object>(OFFER);
        request.put(field, value);
        return request;
    }

    private static ValidatableResponse add(Persona persona, Object task) {
        return persona.sends(task).post("/api/tasks").then();
    }

    private static String added(Persona persona, Object task) {
        return add(persona, task).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse amend(Persona persona, String id, long version, Object task) {
        return persona.sends(task, version).put("/api/tasks/{id}", id).then();
    }

    private @Nullable String nextStepAt(Made deal) {
        return sql.one(
                        "select to_char(next_step_at at time zone 'UTC', 'YYYY-MM-DD') as due from deal where id = :id",
                        Map.of("id", deal.id()),
                        row -> java.util.Optional.ofNullable(row.text("due")))
                .orElse(null);
    }

    @Test
    void aTaskOfADealShowsWhatTheDealBelongsTo() {
        var lead = given.lead().created();
        var deal = given.deal().from(lead).opened();
        add(given.manager(), offer("dealId", deal.id()))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("title", equalTo("Send the offer"))
                .body("dueAt", equalTo("2027-01-04T09:00:00Z"))
                .body("priority", equalTo("normal"))
                .body("assignee.id", equalTo(given.manager().id().toString()))
                .body("deal.id", equalTo(deal.id().toString()))
                .body("lead.id", equalTo(lead.id().toString()))
                .body("account.id", equalTo(lead.json().getString("account.id")))
                .body("doneAt", nullValue())
                .body("overdue", equalTo(false));
        given.manager()
                .asks()
                .get("/api/deals/{id}", deal.id())
                .then()
                .body("nextStep.title", equalTo("Send the offer"))
                .body("version", equalTo((int) deal.version()));
    }

    @Test
    void theEarliestOpenTaskIsTheDealsNextStep() {
        var deal = given.deal().opened();
        var other = given.deal().opened();
        var late = added(given.manager(), offer("dealId", deal.id()));
        var early = added(
                given.manager(),
                Map.of("title", "Call", "dueAt", "2026-12-24T09:00:00Z", "dealId", deal.id(), "priority", "high"));
        assertThat(nextStepAt(deal)).isEqualTo("2026-12-24");

        amend(
                        given.manager(),
                        early,
                        0,
                        Map.of("title", "Call", "dueAt", "2026-12-24T09:00:00Z", "dealId", deal.id(), "done", true))
                .statusCode(200)
                .body("doneAt", notNullValue())
                .body("priority", equalTo("high"));
        assertThat(nextStepAt(deal)).isEqualTo("2027-01-04");
        amend(given.manager(), early, 1, Map.of("title", "Call", "dueAt", "2026-12-25T09:00:00Z", "dealId", deal.id()))
                .body("doneAt", nullValue());
        assertThat(nextStepAt(deal)).isEqualTo("2026-12-25");
        amend(given.manager(), early, 2, Map.of("title", "Call", "dueAt", "2026-12-25T09:00:00Z", "dealId", other.id()))
                .statusCode(200);
        assertThat(nextStepAt(deal)).isEqualTo("2027-01-04");
        assertThat(nextStepAt(other)).isEqualTo("2026-12-25");
        given.manager().asks(0).delete("/api/tasks/{id}", late).then().statusCode(204);
        assertThat(nextStepAt(deal)).isNull();
        given.manager().asks().get("/api/tasks/{id}", late).then().statusCode(404);
    }

    @Test
    void doneTasksStandOnTheTimelineOnce() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var id = added(bd, offer("dealId", deal.id()));
        var done = offer("dealId", deal.id());
        done.put("done", true);
        amend(bd, id, 0, done).statusCode(200).body("version", equalTo(1));
        amend(bd, id, 1, done).statusCode(200).body("version", equalTo(1));

        bd.asks()
                .get("/api/activities?kind=task&dealId=" + deal.id())
                .then()
                .body("items.body", contains("Send the offer"))
                .body("items.actor.id", contains(bd.id().toString()));
        var lead = given.lead().ownedBy(bd).created();
        added(bd, Map.of("title", "Look up", "dueAt", "2026-01-01T00:00:00Z", "leadId", lead.id(), "done", true));
        bd.asks().get("/api/activities?kind=task&leadId=" + lead.id()).then().body("items.body", contains("Look up"));
        var account = given.account().ownedBy(bd).created();
        added(bd, Map.of("title", "Ask", "dueAt", "2026-01-01T00:00:00Z", "accountId", account.id(), "done", true));
        bd.asks()
                .get("/api/activities?kind=task&accountId=" + account.id())
                .then()
                .body("items.body", contains("Ask"));
        added(bd, Map.of("title", "Sharpen pencils", "dueAt", "2026-01-01T00:00:00Z", "done", true));
    }

    @Test
    void anEditNeedsTheVersionThatWasRead() {
        var id = added(given.manager(), OFFER);
        given.manager().sends(OFFER).put("/api/tasks/{id}", id).then().statusCode(428);
        amend(given.manager(), id, 3, OFFER).statusCode(412).body("current.title", equalTo("Send the offer"));
        given.manager().asks().delete("/api/tasks/{id}", id).then().statusCode(428);
    }

    @Test
    void tasksAreSeenByTheirAssigneeAndByThoseWhoSeeTheRecord() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).created();
        var aboutLead = added(given.manager(), offer("leadId", lead.id()));
        var aboutAccount =
                added(given.manager(), offer("accountId", campaign.json().getUUID("account.id")));
        var own = added(given.manager(), offer("assigneeId", bd.id()));
        var hidden = added(given.manager(), OFFER);

        bd.asks()
                .get("/api/tasks?include=total")
                .then()
                .body("items.id", contains(own))
                .body("total", equalTo(1));
        bd.asks().get("/api/tasks/{id}", hidden).then().statusCode(404);
        amend(bd, hidden, 0, OFFER).statusCode(404);
        given.assignedToCampaign(bd, campaign.id());
        bd.asks().get("/api/tasks").then().body("items.id", containsInAnyOrder(own, aboutLead, aboutAccount));
    }

    @Test
    void aBdWritesOwnTasksAndThoseOfRecordsTheyMayWrite() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var account = campaign.json().getUUID("account.id");
        var theirs = given.deal()
                .with("accountId", account)
                .with("campaignId", campaign.id())
                .opened();
        var mine = given.deal().ownedBy(bd).opened();
        var aboutTheirs = added(given.manager(), offer("dealId", theirs.id()));
        var aboutMine = added(given.manager(), offer("dealId", mine.id()));
        var aboutAccount = added(given.manager(), offer("accountId", account));

        bd.asks().get("/api/tasks/{id}", aboutTheirs).then().statusCode(200).body("may.edit", equalTo(false));
        var before = trace("task");
        amend(bd, aboutTheirs, 0, OFFER).statusCode(403);
        bd.asks(0).delete("/api/tasks/{id}", aboutTheirs).then().statusCode(403);
        bd.asks(0).delete("/api/tasks/{id}", aboutAccount).then().statusCode(403);
        add(bd, offer("assigneeId", given.manager().id())).statusCode(403);
        var forTheBoss = offer("dealId", theirs.id());
        forTheBoss.put("assigneeId", given.manager().id());
        add(bd, forTheBoss).statusCode(403);
        add(bd, offer("dealId", given.deal().opened().id())).statusCode(400).body("errors.field", contains("dealId"));
        add(bd, offer("leadId", given.lead().created().id())).statusCode(400).body("errors.field", contains("leadId"));
        add(bd, offer("accountId", given.account().created().id()))
                .statusCode(400)
                .body("errors.field", contains("accountId"));
        assertThat(trace("task").rows()).isEqualTo(before.rows());

        added(bd, offer("dealId", theirs.id()));
        var handedOn = offer("dealId", mine.id());
        handedOn.put("assigneeId", given.bd().id());
        amend(bd, aboutMine, 0, handedOn).statusCode(200).body("may.edit", equalTo(true));
        bd.asks(0).delete("/api/tasks/{id}", aboutMine).then().statusCode(412);
    }

    @Test
    void anAssigneeFinishesATaskAboutADealTheyDoNotSee() {
        var bd = given.bd();
        var deal = given.deal().opened();
        var request = offer("dealId", deal.id());
        request.put("assigneeId", bd.id());
        var id = added(given.manager(), request);

        request.put("done", true);
        amend(bd, id, 0, request).statusCode(200).body("doneAt", notNullValue());
        assertThat(nextStepAt(deal)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dueAt\": \"2027-01-04T09:00:00Z\"}",
                "{\"title\": \"x\"}",
                "{\"title\": \"x\", \"dueAt\": \"soon\"}",
                "{\"title\": \"x\", \"dueAt\": \"-2000-01-04T09:00:00Z\"}",
                "{\"title\": \"x\", \"dueAt\": \"+20000-01-04T09:00:00Z\"}",
                "{\"title\": \"x\", \"dueAt\": \"2027-01-04T09:00:00Z\", \"priority\": \"urgent\"}",
                "{\"title\": \"x\", \"dueAt\": \"2027-01-04T09:00:00Z\", \"assigneeId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}"
            })
    void aTaskThatDoesNotHoldIsRefused(String body) {
        add(given.manager(), body).statusCode(400).body("code", equalTo("invalid_request"));
    }

    @Test
    void whatATaskNamesHasToBelongTogether() {
        var lead = given.lead().created();
        var deal = given.deal().from(lead).opened();
        var request = offer("dealId", deal.id());
        request.put("leadId", lead.id());
        request.put("accountId", lead.json().getUUID("account.id"));
        add(given.manager(), request).statusCode(201);
        request.put("leadId", given.lead().created().id());
        add(given.manager(), request).statusCode(400).body("errors.field", contains("leadId"));
        request.put("leadId", lead.id());
        request.put("accountId", UUID.randomUUID());
        add(given.manager(), request).statusCode(400).body("errors.field", contains("accountId"));
    }

    @Test
    void theListIsFilteredAndSorted() {
        var lead = given.lead().created();
        var account = lead.json().getString("account.id");
        var deal = given.deal().from(lead).opened();
        var aboutDeal = added(given.manager(), offer("dealId", deal.id()));
        var aboutLead =
                added(given.manager(), Map.of("title", "Late", "dueAt", "2026-01-04T09:00:00Z", "leadId", lead.id()));
        var aboutAccount = added(
                given.manager(),
                Map.of("title", "Past", "dueAt", "2026-02-04T09:00:00Z", "accountId", account, "done", true));
        var list = "/api/tasks?accountId=" + account;

        list(list)
                .body("items.id", contains(aboutLead, aboutAccount, aboutDeal))
                .body("items.overdue", contains(true, false, false));
        list(list + "&sort=-createdAt").body("items.id", contains(aboutAccount, aboutLead, aboutDeal));
        list(list + "&done=true").body("items.id", contains(aboutAccount));
        list(list + "&done=false").body("items.id", contains(aboutLead, aboutDeal));
        list(list + "&dueFrom=2026-02-04T09:00:00Z").body("items.id", contains(aboutAccount, aboutDeal));
        list(list + "&dueTo=2026-02-04T09:00:00Z").body("items.id", contains(aboutLead));
        list("/api/tasks?leadId=" + lead.id()).body("items.id", contains(aboutLead, aboutDeal));
        list("/api/tasks?dealId=" + deal.id()).body("items.id", contains(aboutDeal));
        list(list + "&assigneeId=" + UUID.randomUUID()).body("items.id", empty());
        given.manager()
                .asks()
                .get(list + "&dueTo=%2B200000-01-01T00:00:00Z")
                .then()
                .statusCode(400);
        given.manager().asks().get(list + "&dueTo=soon").then().statusCode(400);
    }

    private ValidatableResponse list(String list) {
        return given.manager().asks().get(list).then().statusCode(200);
    }
}
