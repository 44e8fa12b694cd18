package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** V3, V4: what somebody may not see is not there, what they may not change stays as it is. */
@QuarkusTest
class DealPermissionTest extends ApiTest {

    @Test
    void aBdSeesOwnDealsAndThoseOfAssignedAccountsAndCampaigns() {
        var board = given.board();
        var bd = given.bd();
        var own = given.deal().in(board.first()).ownedBy(bd).opened();
        var ofAccount = given.deal().in(board.first()).opened();
        given.assignedToAccount(bd, ofAccount.json().getUUID("account.id"));
        var lead = given.lead().created();
        var ofCampaign = given.deal().in(board.first()).from(lead).opened();
        given.assignedToCampaign(bd, lead.json().getUUID("campaign.id"));
        given.deal().in(board.first()).opened();

        bd.asks()
                .get("/api/deals?stage={stage}&include=total,sums", board.first())
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(id(own), id(ofAccount), id(ofCampaign)))
                .body("total", equalTo(3))
                .body("sums.value", equalTo(3000.00f));
        bd.asks()
                .get("/api/deals/board?pipeline={pipeline}", board.pipeline())
                .then()
                .body("columns[0].count", equalTo(3))
                .body("columns[0].cards.id", containsInAnyOrder(id(own), id(ofAccount), id(ofCampaign)));
        bd.asks()
                .get("/api/deals/stats?pipeline={pipeline}", board.pipeline())
                .then()
                .body("pipelineValue", equalTo(3000.00f));
        bd.asks()
                .get("/api/deals?stage={stage}&ownerId={owner}", board.first(), bd.id())
                .then()
                .body("items.id", contains(id(own)))
                .body("items[0].mayEdit", equalTo(true));
        bd.asks().get("/api/deals/{id}", ofAccount.id()).then().body("may.edit", equalTo(false));
    }

    @Test
    void aDealOutOfSightAnswersAsOneThatDoesNotExist() {
        var board = given.board();
        var bd = given.bd();
        var foreign = given.deal().in(board.first()).opened();
        var edit = DealWritingTest.editOf(foreign, Map.of("name", "Mine now"));
        var trace = trace("activity");

        for (var id : java.util.List.of(foreign.id(), UUID.randomUUID())) {
            bd.asks().get("/api/deals/{id}", id).then().statusCode(404).body("code", equalTo("not_found"));
            bd.sends(edit, foreign.version()).put("/api/deals/{id}", id).then().statusCode(404);
            bd.asks(foreign.version()).delete("/api/deals/{id}", id).then().statusCode(404);
            bd.sends(Map.of("stage", board.second()))
                    .put("/api/deals/{id}/placement", id)
                    .then()
                    .statusCode(404);
        }

        bd.asks().get("/api/deals?stage={stage}", board.first()).then().body("items", empty());
        untouched(foreign);
        assertThat(trace("activity")).isEqualTo(trace);
    }

    @Test
    void aDealThatMayBeSeenIsStillTheOwnersToChange() {
        var board = given.board();
        var bd = given.bd();
        var readable = given.deal().in(board.first()).opened();
        given.assignedToAccount(bd, readable.json().getUUID("account.id"));
        var trace = trace("activity");

        bd.sends(DealWritingTest.editOf(readable, Map.of("name", "Mine now")), readable.version())
                .put("/api/deals/{id}", readable.id())
                .then()
                .statusCode(403);
        bd.asks(readable.version())
                .delete("/api/deals/{id}", readable.id())
                .then()
                .statusCode(403);
        bd.sends(Map.of("stage", board.second()))
                .put("/api/deals/{id}/placement", readable.id())
                .then()
                .statusCode(403);

        untouched(readable);
        assertThat(trace("activity")).isEqualTo(trace);
    }

    @Test
    void aBdOpensDealsOfTheirOwnOnAccountsTheySee() {
        var bd = given.bd();
        var seen = given.account().created();
        given.assignedToAccount(bd, seen.id());
        var unseen = given.account().created();
        var trace = trace("deal");

        bd.sends(Map.of(
                        "accountId",
                        seen.id(),
                        "name",
                        "For another",
                        "ownerId",
                        given.manager().id()))
                .post("/api/deals")
                .then()
                .statusCode(403);
        bd.sends(Map.of("accountId", unseen.id(), "name", "Out of sight"))
                .post("/api/deals")
                .then()
                .statusCode(400)
                .body("errors.field", contains("accountId"));
        assertThat(trace("deal")).isEqualTo(trace);

        bd.sends(Map.of("accountId", seen.id(), "name", "Own", "ownerId", bd.id()))
                .post("/api/deals")
                .then()
                .statusCode(201);
    }

    @Test
    void whoHandsADealOnLosesSightOfItAndGetsAnAnswerAllTheSame() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();

        bd.sends(DealWritingTest.editOf(deal, Map.of("ownerId", given.manager().id())), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .body("owner.id", equalTo(given.manager().id().toString()))
                .body("may.edit", equalTo(false));

        bd.asks().get("/api/deals/{id}", deal.id()).then().statusCode(404);
    }

    @Test
    void aNeighbourOutOfSightIsRefusedAsOneThatDoesNotExist() {
        var board = given.board();
        var bd = given.bd();
        var own = given.deal().in(board.first()).ownedBy(bd).opened();
        var foreign = given.deal().in(board.first()).opened();

        bd.sends(Map.of("stage", board.first(), "afterId", foreign.id()))
                .put("/api/deals/{id}/placement", own.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("afterId"));
    }

    private void untouched(Made deal) {
        given.admin()
                .asks()
                .get("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .body("version", equalTo((int) deal.version()))
                .body("name", equalTo(deal.json().getString("name")))
                .body("stage", equalTo(deal.json().getString("stage")));
    }

    private static String id(Made deal) {
        return deal.id().toString();
    }
}
