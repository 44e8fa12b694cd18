package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who hears of what. */
@QuarkusTest
class LiveAudienceTest extends ListeningTest {
    @Test
    void aMoveIsHeardByThoseWhoWatchThePipelineWithItsVersionAndNothingElse() {
        var deal = given.deal().opened();
        try (var socket = LiveSocket.of(given.manager()).subscribes("pipeline")) {
            moves(deal, "proposal");

            var event = socket.awaitEvent("deal.placed", deal.id());
            assertThat(event.getString("entity")).isEqualTo("deal");
            assertThat(event.getLong("version")).isGreaterThan(deal.version());
            assertThat(event.<String>getList("topics")).contains("pipeline", "record:deal:" + deal.id());
            assertThat(event.getMap("").keySet())
                    .containsExactlyInAnyOrder("type", "event", "entity", "id", "version", "topics");
        }
    }

    @Test
    void onlyWhatWasAskedForIsHeardAndOnlyUntilItIsNoLonger() {
        var mine = given.deal().opened();
        var other = given.deal().opened();
        try (var socket = LiveSocket.of(given.manager()).subscribes("record:deal:" + mine.id(), "directory")) {
            moves(other, "proposal");
            moves(mine, "proposal");
            socket.awaitEvent("deal.placed", mine.id());
            assertThat(socket.hasHeardOf(other.id())).isFalse();

            socket.says("{\"type\":\"unsubscribe\",\"topics\":[\"record:deal:%s\"]}".formatted(mine.id()));
            socket.subscribes("directory");
            moves(mine, "negotiation");
            afterACommonEvent(socket);
            assertThat(socket.hasHeardOf(mine.id())).isFalse();
        }
    }

    @Test
    void aBdHearsOfOwnDealsAndOfThoseOfAssignedAccountsAndCampaignsAndOfNoOther() {
        var bd = given.bd();
        var account = given.account().created();
        var campaign = given.campaign().created();
        given.assignedToAccount(bd, account.id());
        given.assignedToCampaign(bd, campaign.id());
        var own = given.deal().ownedBy(bd).opened();
        var ofAccount = given.deal().of(account).opened();
        var ofCampaign = given.deal()
                .of(new Made(campaign.json().getUUID("account.id"), 0, campaign.json()))
                .with("campaignId", campaign.id())
                .opened();
        var foreign = given.deal().opened();

        try (var socket = LiveSocket.of(bd).subscribes("pipeline", "record:deal:" + foreign.id())) {
            for (var deal : List.of(foreign, own, ofAccount, ofCampaign)) {
                moves(deal, "proposal");
            }

            for (var deal : List.of(own, ofAccount, ofCampaign)) {
                socket.awaitEvent("deal.placed", deal.id());
            }
            assertThat(socket.hasHeardOf(foreign.id())).isFalse();
        }
    }

    @Test
    void whatIsRefusedOrRolledBackIsNotTold() {
        var deal = given.deal().opened();
        var bd = given.bd();
        try (var socket = LiveSocket.of(given.manager()).subscribes("pipeline", "directory")) {
            bd.sends(Map.of("stage", "proposal"))
                    .put("/api/deals/{id}/placement", deal.id())
                    .then()
                    .statusCode(404);
            given.admin()
                    .sends(Map.of("stage", "closed_lost"))
                    .put("/api/deals/{id}/placement", deal.id())
                    .then()
                    .statusCode(400);

            afterACommonEvent(socket);
            assertThat(socket.hasHeardOf(deal.id())).isFalse();
        }
    }

    @Test
    void whatConcernsOnePersonIsNotForTheirManager() {
        var fact = new Fact(
                "notification.created",
                "notification",
                "1",
                0,
                List.of(Fact.ME),
                false,
                true,
                List.of(given.bd().id()),
                List.of(),
                List.of());

        assertThat(fact.isFor(UUID.randomUUID(), Scope.ALL)).isTrue();
        try (var socket = LiveSocket.of(given.manager()).subscribes("me", "directory")) {
            sql.one("select pg_notify('live', :fact)", Map.of("fact", factAsJson(fact)), row -> "");
            afterACommonEvent(socket);
            assertThat(socket.hasHeardOf("1")).isFalse();
        }
    }

    private static String factAsJson(Fact fact) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(fact);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
