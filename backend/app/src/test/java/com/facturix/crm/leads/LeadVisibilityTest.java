package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which leads a BD sees and works, over HTTP. */
@QuarkusTest
class LeadVisibilityTest extends LeadWritingTest {
    @Test
    void aBdSeesOwnLeadsAndThoseOfAssignedCampaignsAndAccounts() {
        var bd = given.bd();
        var assigned = given.campaign().created();
        var account = given.account().created();
        var ofAccount = given.campaign().of(account).created();
        var elsewhere = given.campaign().created();
        given.assignedToCampaign(bd, assigned.id());
        given.assignedToAccount(bd, account.id());
        var inCampaign = given.lead().of(assigned).created();
        var inAccount = given.lead().of(ofAccount).created();
        var own = given.lead().of(elsewhere).ownedBy(bd).created();
        var foreign = given.lead().of(elsewhere).created();

        bd.asks()
                .get("/api/leads?sort=createdAt&include=total")
                .then()
                .body(
                        "items.id",
                        contains(
                                inCampaign.id().toString(),
                                inAccount.id().toString(),
                                own.id().toString()))
                .body("total", equalTo(3));
        bd.asks().get("/api/leads/{id}", own.id()).then().statusCode(200);
        bd.asks().get("/api/leads/{id}", foreign.id()).then().statusCode(404);
        bd.sends(request(elsewhere), 0)
                .put("/api/leads/{id}", foreign.id())
                .then()
                .statusCode(404);
        bd.asks(0).delete("/api/leads/{id}", foreign.id()).then().statusCode(404);
    }

    @Test
    void aBdWorksOwnAndUnownedLeadsOfAssignedCampaignsAndNoOthers() {
        var bd = given.bd();
        var colleague = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var unowned = given.lead().of(campaign).created();
        var theirs = given.lead().of(campaign).ownedBy(colleague).created();

        bd.asks().get("/api/leads/{id}", theirs.id()).then().statusCode(200).body("may.edit", equalTo(false));
        var before = trace("lead");
        bd.sends(request(campaign), 0)
                .put("/api/leads/{id}", theirs.id())
                .then()
                .statusCode(403);
        bd.asks(0).delete("/api/leads/{id}", theirs.id()).then().statusCode(403);
        bd.sends(requestWith(campaign.id(), "ownerId", colleague.id()), 0)
                .put("/api/leads/{id}", unowned.id())
                .then()
                .statusCode(403);
        assertThat(trace("lead")).isEqualTo(before);

        bd.sends(requestWith(campaign.id(), "ownerId", bd.id()), 0)
                .put("/api/leads/{id}", unowned.id())
                .then()
                .statusCode(200)
                .body("owner.id", equalTo(bd.id().toString()))
                .body("may", equalTo(Map.of("edit", true, "delete", true, "assign", false)));
        bd.asks(1).delete("/api/leads/{id}", unowned.id()).then().statusCode(204);
    }

    @Test
    void aBdAddsLeadsWhereTheySeeTheCampaign() {
        var bd = given.bd();
        var assigned = given.campaign().created();
        var seen = given.campaign().created();
        var foreign = given.campaign().created();
        given.assignedToCampaign(bd, assigned.id());
        given.lead().of(seen).ownedBy(bd).created();

        create(bd, request(assigned)).statusCode(201);
        create(bd, requestWith(seen.id(), "ownerId", bd.id())).statusCode(201);
        var before = trace("lead");
        create(bd, request(seen)).statusCode(403);
        create(bd, requestWith(assigned.id(), "ownerId", given.manager().id())).statusCode(403);
        create(bd, requestWith(foreign.id(), "ownerId", bd.id()))
                .statusCode(400)
                .body("errors.field", contains("campaignId"));
        assertThat(trace("lead")).isEqualTo(before);
    }
}
