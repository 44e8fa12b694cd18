package com.facturix.crm.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees a campaign, and who is put on it, over HTTP. */
@QuarkusTest
class CampaignVisibilityTest extends ApiTest {
    @Test
    void aBdMayNotWriteCampaigns() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var before = trace("campaign");

        var request = Map.of("accountId", campaign.json().getUUID("account.id"), "name", "Mine");
        bd.sends(request).post("/api/campaigns").then().statusCode(403);
        bd.sends(request, 0).put("/api/campaigns/{id}", campaign.id()).then().statusCode(403);
        bd.asks(0).delete("/api/campaigns/{id}", campaign.id()).then().statusCode(403);
        bd.sends(Map.of("userIds", List.of(bd.id())))
                .post("/api/campaigns/{id}/assign", campaign.id())
                .then()
                .statusCode(403);

        assertThat(trace("campaign")).isEqualTo(before);
        bd.asks()
                .get("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("may", equalTo(Map.of("edit", false, "delete", false, "assign", false)));
    }

    @Test
    void aBdSeesAssignedCampaignsAndThoseOfAssignedAccountsAndNoOthers() {
        var bd = given.bd();
        var account = given.account().created();
        var ofAccount = given.campaign().of(account).created();
        var assigned = given.campaign().created();
        var foreign = given.campaign().created();
        given.assignedToAccount(bd, account.id());
        given.assignedToCampaign(bd, assigned.id());

        bd.asks()
                .get("/api/campaigns?sort=createdAt&include=total")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        contains(ofAccount.id().toString(), assigned.id().toString()))
                .body("total", equalTo(2));
        bd.asks().get("/api/campaigns/{id}", foreign.id()).then().statusCode(404);
        bd.asks().get("/api/campaigns/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aCampaignWithAnOwnLeadIsSeenWithOnlyThatLeadCounted() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.lead().of(campaign).ownedBy(bd).created();
        given.lead().of(campaign).created();
        given.deal()
                .with("accountId", campaign.json().getUUID("account.id"))
                .with("campaignId", campaign.id())
                .opened();

        bd.asks()
                .get("/api/campaigns/{id}", campaign.id())
                .then()
                .body("counts.leads", equalTo(1))
                .body("counts.openDeals", equalTo(0));
        bd.asks().get("/api/campaigns").then().body("items.leads", contains(1)).body("items.openDeals", contains(0));
        given.manager()
                .asks()
                .get("/api/campaigns/{id}", campaign.id())
                .then()
                .body("counts", equalTo(Map.of("leads", 2, "openDeals", 1, "wonDeals", 0)));
    }

    @Test
    void peopleArePutOnACampaignAndTakenOff() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        given.assignedToCampaign(bd, campaign.id());

        bd.asks()
                .get("/api/campaigns/{id}", campaign.id())
                .then()
                .body("assignees.id", contains(bd.id().toString()));
        given.manager()
                .asks()
                .delete("/api/campaigns/{id}/assign/{user}", campaign.id(), bd.id())
                .then()
                .statusCode(204);
        given.manager()
                .asks()
                .delete("/api/campaigns/{id}/assign/{user}", campaign.id(), bd.id())
                .then()
                .statusCode(404);
        bd.asks().get("/api/campaigns/{id}", campaign.id()).then().statusCode(404);
        given.manager()
                .sends(Map.of("userIds", List.of(UUID.randomUUID())))
                .post("/api/campaigns/{id}/assign", campaign.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("userIds[0]"));
    }
}
