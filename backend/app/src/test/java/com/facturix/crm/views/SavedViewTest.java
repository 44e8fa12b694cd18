package com.facturix.crm.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists under a name, and what campaigns' lists begin with. */
@QuarkusTest
class SavedViewTest extends ApiTest {

    private static Map<String, Object> view(String name, boolean shared) {
        var view = new HashMap<String, Object>();
        view.put("page", "leads");
        view.put("name", name);
        view.put("shared", shared);
        view.put("search", Map.of("country", "BE", "sort", "-score"));
        return view;
    }

    private static ValidatableResponse save(Persona who, Object view) {
        return who.sends(view).post("/api/saved-views").then();
    }

    @Test
    void aViewIsItsOwnersUntilAManagerSharesTheirs() {
        var bd = given.bd();
        var own = Given.unique("Own");
        var shared = Given.unique("Shared");
        var id = save(bd, view(own, false))
                .statusCode(201)
                .body("search", equalTo(Map.of("country", "BE", "sort", "-score")))
                .body("may.edit", equalTo(true))
                .extract()
                .jsonPath()
                .getString("id");
        var theirs = save(given.manager(), view(shared, true))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");

        bd.asks()
                .get("/api/saved-views?page=leads")
                .then()
                .body("items[0].name", equalTo(own))
                .body("items.name", hasItem(shared));
        given.manager().asks().get("/api/saved-views").then().body("items.name", not(hasItem(own)));
        given.manager()
                .sends(view("Mine now", false), 0)
                .put("/api/saved-views/{id}", id)
                .then()
                .statusCode(404);
        var before = trace("saved_view");
        bd.sends(view("Mine now", false), 0)
                .put("/api/saved-views/{id}", theirs)
                .then()
                .statusCode(403);
        bd.asks(0).delete("/api/saved-views/{id}", theirs).then().statusCode(403);
        save(bd, view("For all", true)).statusCode(403);
        bd.sends(view(own, true), 0).put("/api/saved-views/{id}", id).then().statusCode(403);
        assertThat(trace("saved_view")).isEqualTo(before);
        given.admin().asks(0).delete("/api/saved-views/{id}", theirs).then().statusCode(204);
    }

    @Test
    void aViewIsRenamedAndDeletedUnderItsVersion() {
        var bd = given.bd();
        var id = save(bd, view("Before", false)).extract().jsonPath().getString("id");
        bd.sends(view("After", false)).put("/api/saved-views/{id}", id).then().statusCode(428);
        bd.sends(view("After", false), 0)
                .put("/api/saved-views/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo("After"))
                .body("version", equalTo(1));
        bd.sends(view("Later", false), 0)
                .put("/api/saved-views/{id}", id)
                .then()
                .statusCode(412);
        bd.asks(1).delete("/api/saved-views/{id}", id).then().statusCode(204);
        bd.asks().get("/api/saved-views").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void whatNoAddressHasIsRefused() {
        var view = view("X", false);
        view.put("search", Map.of("a b", "x"));
        save(given.bd(), view).statusCode(400);
        view.put("search", Map.of("q", "x".repeat(2001)));
        save(given.bd(), view).statusCode(400);
        view.put("search", null);
        save(given.bd(), view).statusCode(400);
        given.bd().asks().get("/api/saved-views?page=moon").then().statusCode(400);
    }

    @Test
    void aManagerSaysWhatACampaignsListBeginsWith() {
        var campaign = given.campaign().created();
        var bd = given.bd();
        given.manager()
                .asks()
                .get("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("search", equalTo(Map.of()));
        bd.asks()
                .get("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .statusCode(404);
        var search = Map.of("search", Map.of("nextAction", "overdue"));
        given.manager()
                .sends(search, 0)
                .put("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given.manager()
                .sends(search, 0)
                .put("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .statusCode(412);
        given.assignedToCampaign(bd, campaign.id());
        bd.asks()
                .get("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .body("search.nextAction", equalTo("overdue"));
        bd.sends(search, 1)
                .put("/api/campaigns/{id}/default-filters", campaign.id())
                .then()
                .statusCode(403);
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=campaign_filters&entityId=" + campaign.id())
                .then()
                .body("items.action", contains("campaign_filters.set"));
    }
}
