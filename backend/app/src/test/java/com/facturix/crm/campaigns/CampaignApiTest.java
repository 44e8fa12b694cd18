package com.facturix.crm.campaigns;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns that are entered, amended, listed and deleted, over HTTP. */
@QuarkusTest
class CampaignApiTest extends ApiTest {
    @Test
    void aManagerAddsACampaignAndReadsItBack() {
        var account = given.account().created();
        var name = Given.unique("Benelux");
        var id = given.manager()
                .sends(Map.of(
                        "accountId", account.id(),
                        "name", name,
                        "startsOn", "2026-11-02",
                        "endsOn", "2026-12-18",
                        "description", "Warehouses first."))
                .post("/api/campaigns")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/api/campaigns/"))
                .extract()
                .<String>path("id");

        given.manager()
                .asks()
                .get("/api/campaigns/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("account.id", equalTo(account.id().toString()))
                .body("status", equalTo("draft"))
                .body("startsOn", equalTo("2026-11-02"))
                .body("endsOn", equalTo("2026-12-18"))
                .body("counts", equalTo(Map.of("leads", 0, "openDeals", 0, "wonDeals", 0)))
                .body("may", equalTo(Map.of("edit", true, "delete", true, "assign", true)));
    }

    @Test
    void anEditNeedsTheVersionThatWasRead() {
        var campaign = given.campaign().created();
        var request = new HashMap<String, Object>(
                Map.of("accountId", campaign.json().getUUID("account.id"), "name", Given.unique("Renamed")));

        given.manager()
                .sends(request)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(428);
        given.manager()
                .sends(request, 0)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo(request.get("name")))
                .body("status", equalTo("active"));
        given.manager()
                .sends(request, 0)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale"))
                .body("current.version", equalTo(1));
        given.manager()
                .sends(request, 1)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void theEndIsNotBeforeTheStart() {
        var account = given.account().created();
        given.manager()
                .sends(Map.of("accountId", account.id(), "name", "x", "startsOn", "2026-11-02", "endsOn", "2026-11-01"))
                .post("/api/campaigns")
                .then()
                .statusCode(400)
                .body("errors.field", contains("endsOn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"x\"}",
                "{\"name\": \" \", \"accountId\": \"%s\"}",
                "{\"name\": \"x\", \"accountId\": \"%s\", \"status\": \"gone\"}",
                "{\"name\": \"x\", \"accountId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}"
            })
    void aCampaignThatDoesNotHoldIsRefused(String body) {
        var account = given.account().created();
        given.manager()
                .sends(body.formatted(account.id()))
                .post("/api/campaigns")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"));
    }

    @Test
    void whatLeadsOrDealsHangOnIsNotDeleted() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).created();

        given.manager()
                .asks(0)
                .delete("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"))
                .body("detail", containsString("1 leads"));
        given.manager()
                .asks(lead.version())
                .delete("/api/leads/{id}", lead.id())
                .then()
                .statusCode(204);
        given.manager()
                .asks(0)
                .delete("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(204);
        given.manager().asks().get("/api/campaigns/{id}", campaign.id()).then().statusCode(404);
    }

    @Test
    void aCampaignWithDealsKeepsItsAccountAndOneWithoutMayMove() {
        var elsewhere = given.account().created();
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).created();
        var request = Map.of("accountId", elsewhere.id(), "name", "Moved");

        var deal = given.deal().from(lead).opened();
        given.manager()
                .sends(request, 0)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));
        given.manager()
                .asks(deal.version())
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(204);
        given.manager()
                .sends(request, 0)
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(200)
                .body("account.id", equalTo(elsewhere.id().toString()));
    }

    @Test
    void theListIsFilteredSortedAndPaged() {
        var account = given.account().created();
        var tag = Given.unique("élan").substring(5);
        var first = given.campaign()
                .of(account)
                .named("A Élan " + tag)
                .with("startsOn", "2026-03-01")
                .created();
        var second = given.campaign()
                .of(account)
                .named("B Élan " + tag)
                .with("status", "paused")
                .created();
        var third = given.campaign()
                .of(account)
                .named("C Élan " + tag)
                .with("startsOn", "2026-01-01")
                .created();
        var list = "/api/campaigns?accountId=" + account.id();

        given.manager()
                .asks()
                .get(list + "&q=elan " + tag)
                .then()
                .body(
                        "items.id",
                        contains(
                                first.id().toString(),
                                second.id().toString(),
                                third.id().toString()));
        given.manager()
                .asks()
                .get(list + "&status=paused&status=completed")
                .then()
                .body("items.id", contains(second.id().toString()));
        given.manager()
                .asks()
                .get(list + "&status=gone")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"));
        given.manager().asks().get(list + "&sort=secret").then().statusCode(400);
        given.manager()
                .asks()
                .get(list + "&sort=startsOn")
                .then()
                .body(
                        "items.id",
                        contains(
                                third.id().toString(),
                                first.id().toString(),
                                second.id().toString()));
        var cursor = given.manager()
                .asks()
                .get(list + "&sort=-startsOn&limit=2")
                .then()
                .body("items.id", contains(first.id().toString(), third.id().toString()))
                .extract()
                .<String>path("nextCursor");
        given.manager()
                .asks()
                .get(list + "&sort=-startsOn&limit=2&cursor=" + cursor)
                .then()
                .body("items.id", contains(second.id().toString()))
                .body("nextCursor", nullValue());
        given.manager()
                .asks()
                .get("/api/campaigns?q=elan " + tag)
                .then()
                .body("items", hasSize(3))
                .body("items.account.id", everyItem(equalTo(account.id().toString())));
        given.manager()
                .asks()
                .get("/api/campaigns?limit=200&sort=-createdAt")
                .then()
                .body("items.id", hasItem(first.id().toString()))
                .body("items.name", not(hasItem(nullValue())));
    }
}
