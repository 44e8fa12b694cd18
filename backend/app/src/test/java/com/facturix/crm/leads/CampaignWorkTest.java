package com.facturix.crm.leads;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A campaign's numbers, its people, and its script for one lead. */
@QuarkusTest
class CampaignWorkTest extends ApiTest {

    private List<Made> leads(Made campaign, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> given.lead().of(campaign).created())
                .toList();
    }

    @Test
    void theOverviewCountsWhatTheListsBehindItShow() {
        var campaign = given.campaign().created();
        var bd = given.bd();
        leads(campaign, 2);
        given.lead().of(campaign).with("status", "lost").created();
        var mine = given.lead()
                .of(campaign)
                .with("status", "qualified")
                .ownedBy(bd)
                .created();
        given.deal().from(mine).ownedBy(bd).worth(700).opened();

        given.manager()
                .asks()
                .get("/api/campaigns/{id}/overview", campaign.id())
                .then()
                .statusCode(200)
                .body("leads", equalTo(4))
                .body("byMeaning.leads", contains(2, 0, 1, 0, 1, 0))
                .body("byStatus.key", contains("new", "contacted", "qualified", "nurture", "lost", "converted"))
                .body("unowned", equalTo(2))
                .body("untouched", equalTo(4))
                .body("openDeals.count", equalTo(1))
                .body("openDeals.value", equalTo(700.0f))
                .body("wonDeals.count", equalTo(0));
        bd.asks()
                .get("/api/campaigns/{id}/overview", campaign.id())
                .then()
                .statusCode(200)
                .body("leads", equalTo(1))
                .body("byMeaning.leads", contains(0, 0, 1, 0, 0, 0));
        given.bd()
                .asks()
                .get("/api/campaigns/{id}/overview", campaign.id())
                .then()
                .statusCode(404);
    }

    @Test
    void membersAreThosePutOnTheCampaignOrItsAccountAndOwners() {
        var account = given.account().created();
        var campaign = given.campaign().of(account).created();
        var direct = given.bd();
        var ofAccount = given.bd();
        var owner = given.bd();
        given.assignedToCampaign(direct, campaign.id());
        given.assignedToAccount(ofAccount, account.id());
        var lead = given.lead().of(campaign).ownedBy(owner).created();
        given.lead().of(campaign).with("status", "lost").ownedBy(owner).created();
        owner.sends(Map.of("kind", "call", "leadId", lead.id(), "outcome", "no_answer"))
                .post("/api/activities")
                .then()
                .statusCode(201);

        given.manager()
                .asks()
                .get("/api/campaigns/{id}/members", campaign.id())
                .then()
                .statusCode(200)
                .body(
                        "items.user.id",
                        containsInAnyOrder(
                                direct.id().toString(),
                                ofAccount.id().toString(),
                                owner.id().toString()))
                .body("items.find { it.user.id == '%s' }.assigned".formatted(direct.id()), equalTo(true))
                .body("items.find { it.user.id == '%s' }.leads".formatted(owner.id()), equalTo(1))
                .body("items.find { it.user.id == '%s' }.callsToday".formatted(owner.id()), equalTo(1));
        given.manager()
                .asks()
                .get("/api/workloads?userId={a}&userId={b}&userId={c}", owner.id(), direct.id(), UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.user.id == '%s' }.leads".formatted(owner.id()), equalTo(1));
        direct.asks().get("/api/campaigns/{id}/members", campaign.id()).then().statusCode(403);
        direct.asks().get("/api/workloads").then().statusCode(403);
    }

    @Test
    void theScriptAndTheAnswersAreFilledForALeadAndItsCaller() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var rule = Map.of("waitMinutes", 60, "maxAttempts", 2, "otherDayPart", true);
        given.manager()
                .sends(
                        Map.of(
                                "script",
                                "<p>Hello {{firstName|there}}, {{senderName}} for {{accountName}}. {{city}}</p>",
                                "window",
                                Map.of("days", List.of(1), "from", "09:00", "to", "18:00"),
                                "coolingMinutes",
                                60,
                                "leaseMinutes",
                                10,
                                "maxAttempts",
                                8,
                                "queueOrder",
                                List.of("callback_due", "hot_reply", "score", "fewest_attempts", "newest"),
                                "retryRules",
                                Map.of("no_answer", rule, "voicemail", rule, "busy", rule, "gatekeeper", rule)),
                        0)
                .put("/api/campaigns/{id}/settings", campaign.id())
                .then()
                .statusCode(200);
        objection(campaign, "No time", "{{company|You}} will save it.").statusCode(201);
        var lead = given.lead()
                .of(campaign)
                .with("firstName", "<i>Ana</i>")
                .with("company", "Nord & Co")
                .created();

        bd.asks()
                .get("/api/leads/{id}/script", lead.id())
                .then()
                .statusCode(200)
                .body(
                        "html",
                        equalTo("<p>Hello &lt;i&gt;Ana&lt;/i&gt;, %s for %s. </p>"
                                .formatted(bd.name(), lead.json().getString("account.name"))))
                .body("missing", contains("city"))
                .body("objections.title", contains("No time"))
                .body("objections.answer", contains("Nord & Co will save it."));
        given.bd().asks().get("/api/leads/{id}/script", lead.id()).then().statusCode(404);
        var bare = given.lead().created();
        given.manager()
                .asks()
                .get("/api/leads/{id}/script", bare.id())
                .then()
                .statusCode(200)
                .body("html", nullValue())
                .body("objections", empty());
    }

    private io.restassured.response.ValidatableResponse objection(Made campaign, String title, String answer) {
        return given.manager()
                .sends(Map.of("title", title, "answer", answer))
                .post("/api/campaigns/{id}/objections", campaign.id())
                .then();
    }

    @Test
    void objectionsAreKeptInOrder() {
        var campaign = given.campaign().created();
        var path = "/api/campaigns/{id}/objections";
        var first = objection(campaign, "A", "a").statusCode(201).extract().<String>path("id");
        objection(campaign, "B", "b").statusCode(201);
        var third = objection(campaign, "C", "c").statusCode(201).extract().<String>path("id");
        objection(campaign, "D", "{{nobody}}").statusCode(400).body("errors.field", contains("answer"));

        given.manager()
                .sends(Map.of("title", "C", "answer", "c", "position", 1), 0)
                .put(path + "/{objection}", campaign.id(), third)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given.manager().asks().get(path, campaign.id()).then().body("items.title", contains("C", "A", "B"));
        given.manager()
                .sends(Map.of("title", "C", "answer", "c"), 0)
                .put(path + "/{objection}", campaign.id(), third)
                .then()
                .statusCode(412);
        given.manager()
                .asks(0)
                .delete(path + "/{objection}", campaign.id(), first)
                .then()
                .statusCode(204);
        given.manager()
                .asks()
                .get(path, campaign.id())
                .then()
                .body("items.title", contains("C", "B"))
                .body("items.position", contains(1, 2));
        // An objection is its campaign's alone.
        given.manager()
                .asks(1)
                .delete(path + "/{objection}", given.campaign().created().id(), third)
                .then()
                .statusCode(404);
    }
}
