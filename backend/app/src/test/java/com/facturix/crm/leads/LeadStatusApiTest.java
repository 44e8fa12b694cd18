package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeadStatusApiTest extends ApiTest {
    private static final String PATH = "/api/campaigns/{id}/statuses";

    private static Map<String, Object> item(@Nullable String key, String label, String meaning) {
        var item = new HashMap<String, Object>(
                Map.of("label", Map.of("en", label, "fr", label + " FR"), "meaning", meaning, "color", "#123456"));
        if (key != null) {
            item.put("key", key);
        }
        return item;
    }

    private ValidatableResponse gives(Made campaign, Object items, Map<String, String> mapping, long version) {
        return given.manager()
                .sends(Map.of("items", items, "mapping", mapping), version)
                .put(PATH, campaign.id())
                .then();
    }

    private String statusOf(Made lead) {
        return given.manager()
                .asks()
                .get("/api/leads/{id}", lead.id())
                .then()
                .extract()
                .path("status");
    }

    /** Five of the default six statuses, with a lead each; "lost" has none. */
    private Map<String, Made> filled(Made campaign) {
        var leads = new HashMap<String, Made>();
        for (var key : List.of("new", "contacted", "qualified", "nurture", "converted")) {
            leads.put(key, given.lead().of(campaign).with("status", key).created());
        }
        return leads;
    }

    @Test
    void aCampaignStartsWithTheDefaultSetAndCountsItsLeads() {
        var campaign = given.campaign().created();
        filled(campaign);

        given.manager()
                .asks()
                .get(PATH, campaign.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("own", equalTo(false))
                .body("items.key", contains("new", "contacted", "qualified", "nurture", "lost", "converted"))
                .body("items.leadCount", contains(1, 1, 1, 1, 0, 1));
    }

    @Test
    void itsFirstOwnSetKeepsEveryLeadsStatusAndOtherCampaignsKeepTheirs() {
        var campaign = given.campaign().created();
        var other = given.campaign().created();
        var leads = filled(campaign);
        var elsewhere = filled(other);

        gives(
                        campaign,
                        List.of(
                                item("new", "To call", "new"),
                                item("contacted", "Spoke", "contacted"),
                                item(null, "Demo booked", "qualified"),
                                item("qualified", "Qualified", "qualified"),
                                item("converted", "Client", "converted")),
                        Map.of("nurture", "items[2]"),
                        0)
                .statusCode(200)
                .body("own", equalTo(true))
                .body("items.key", contains("new", "contacted", "demo_booked", "qualified", "converted"))
                .body("items.leadCount", contains(1, 1, 1, 1, 1));

        for (var key : List.of("new", "contacted", "qualified", "converted")) {
            assertThat(statusOf(leads.get(key))).isEqualTo(key);
        }
        given.manager()
                .asks()
                .get("/api/leads/{id}", leads.get("nurture").id())
                .then()
                .body("status", equalTo("demo_booked"))
                .body("statusFace.label.fr", equalTo("Demo booked FR"))
                .body("statusFace.meaning", equalTo("qualified"))
                .body("version", equalTo(1));
        elsewhere.forEach((key, lead) -> assertThat(statusOf(lead)).isEqualTo(key));
        given.manager()
                .asks()
                .get("/api/lead-statuses?campaignId={id}", campaign.id())
                .then()
                .body("items.label.en", contains("To call", "Spoke", "Demo booked", "Qualified", "Client"));
        given.manager().asks().get("/api/lead-statuses").then().body("items.key", hasItems("nurture", "lost"));
    }

    @Test
    void aStatusWithLeadsIsNotRemovedWithoutSayingWhereTheyGo() {
        var campaign = given.campaign().created();
        var leads = filled(campaign);
        var items = List.of(item("new", "New", "new"), item("converted", "Client", "converted"));
        var before = trace("lead_status");

        gives(campaign, items, Map.of("contacted", "new"), 0)
                .statusCode(400)
                .body("errors.field", contains("mapping.qualified"));
        assertThat(trace("lead_status")).isEqualTo(before);

        var mapping = Map.of("contacted", "new", "qualified", "converted", "nurture", "new");
        gives(campaign, items, mapping, 0).statusCode(200).body("items.leadCount", contains(3, 2));
        assertThat(statusOf(leads.get("qualified"))).isEqualTo("converted");
        // One event for all of them.
        assertThat(trace("lead_status").auditEntries()).isEqualTo(before.auditEntries() + 1);

        // An own set is edited further, and given back.
        gives(campaign, List.of(item("new", "Fresh", "new")), Map.of("converted", "new"), 1)
                .statusCode(200)
                .body("items.label.en", contains("Fresh"))
                .body("items.leadCount", contains(5));
        given.manager()
                .sends(Map.of("reset", true), 2)
                .put(PATH, campaign.id())
                .then()
                .statusCode(200)
                .body("own", equalTo(false))
                .body("version", equalTo(3))
                .body("items.leadCount", contains(5, 0, 0, 0, 0, 0));
        assertThat(sql.count("select count(*) from lead_status where campaign_id = :id", Map.of("id", campaign.id())))
                .isZero();
    }

    @Test
    void anEditNeedsTheVersionThatWasReadAndSomebodyWhoManages() {
        var campaign = given.campaign().created();
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());
        var items = List.of(item("new", "To call", "new"));
        var body = Map.of("items", items);

        given.manager().sends(body).put(PATH, campaign.id()).then().statusCode(428);
        bd.sends(body, 0).put(PATH, campaign.id()).then().statusCode(403);
        given.manager().sends(body, 0).put(PATH, UUID.randomUUID()).then().statusCode(404);
        given.bd().asks().get(PATH, campaign.id()).then().statusCode(404);
        given.bd()
                .asks()
                .get("/api/lead-statuses?campaignId={id}", campaign.id())
                .then()
                .statusCode(404);
        gives(campaign, items, Map.of(), 0).statusCode(200);
        gives(campaign, items, Map.of(), 0).statusCode(412).body("current.version", equalTo(1));
        gives(campaign, items, Map.of(), 1).statusCode(200).body("version", equalTo(1));
        bd.asks().get(PATH, campaign.id()).then().statusCode(200).body("items.key", contains("new"));
    }

    @Test
    void aLeadThatChangesItsCampaignGetsTheStatusOfTheSameMeaning() {
        var from = given.campaign().created();
        var to = given.campaign().created();
        gives(to, List.of(item(null, "To call", "new"), item(null, "Demo booked", "qualified")), Map.of(), 0)
                .statusCode(200);
        var qualified = given.lead().of(from).with("status", "qualified").created();
        var lost = given.lead().of(from).with("status", "lost").created();

        move(qualified, to, "qualified").statusCode(200).body("status", equalTo("demo_booked"));
        // No such meaning there: it begins anew.
        move(lost, to, "lost").statusCode(200).body("status", equalTo("to_call"));
        move(given.lead().of(from).created(), to, "demo_booked").statusCode(200).body("status", equalTo("demo_booked"));
        move(given.lead().of(from).created(), to, "contacted").statusCode(400).body("errors.field", contains("status"));
    }

    private ValidatableResponse move(Made lead, Made to, String status) {
        var request = Map.of("campaignId", to.id(), "lastName", "Moved", "status", status);
        return given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then();
    }

    @Test
    void listsAcrossCampaignsFilterByKeyAndByMeaning() {
        var account = given.account().created();
        var own = given.campaign().of(account).created();
        var plain = given.campaign().of(account).created();
        gives(own, List.of(item("new", "New", "new"), item(null, "Demo booked", "qualified")), Map.of(), 0)
                .statusCode(200);
        var demo = given.lead().of(own).with("status", "demo_booked").created();
        var qualified = given.lead().of(plain).with("status", "qualified").created();
        given.lead().of(plain).created();

        var list = "/api/leads?accountId=" + account.id();
        given.manager()
                .asks()
                .get(list + "&meaning=qualified&meaning=lost")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        containsInAnyOrder(demo.id().toString(), qualified.id().toString()))
                .body("items.statusFace.label.en", containsInAnyOrder("Demo booked", "Qualified"));
        given.manager()
                .asks()
                .get(list + "&status=demo_booked")
                .then()
                .body("items.id", contains(demo.id().toString()));
        given.manager().asks().get(list + "&meaning=warm").then().statusCode(400);
    }

    @Test
    void whoeverSeesTheCampaignHearsOfItOnce() {
        var campaign = given.campaign().created();
        filled(campaign);
        try (var socket = LiveSocket.of(given.manager()).subscribes("campaign:" + campaign.id(), "lists")) {
            gives(campaign, List.of(item("new", "New", "new")), mappingOfAll(), 0)
                    .statusCode(200);
            socket.awaitEvent("campaign.statuses_changed", campaign.id());
            assertThat(socket.heard())
                    .extracting(news -> news.getString("event"))
                    .doesNotContain("lead.amended");
        }
    }

    private static Map<String, String> mappingOfAll() {
        return Map.of("contacted", "new", "qualified", "new", "nurture", "new", "converted", "new");
    }
}
