package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LiveTest extends ApiTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private void moves(Made deal, String stage) {
        given.admin()
                .sends(Map.of("stage", stage))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);
    }

    private void becomes(Persona person, String role, boolean active) {
        var version = given.admin()
                .asks()
                .get("/api/users/{id}", person.id())
                .jsonPath()
                .getLong("version");
        given.admin()
                .sends(Map.of("name", person.name(), "role", role, "active", active), version)
                .put("/api/users/{id}", person.id())
                .then()
                .statusCode(200);
    }

    /** A change that everybody hears of: what has not come before it does not come. */
    private void afterACommonEvent(LiveSocket socket) {
        var somebody = given.bd();
        socket.awaitEvent("user.registered", somebody.id());
    }

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
    void assignmentsHoldForOpenSocketsAtOnceAndAskForANewLook() {
        var bd = given.bd();
        var account = given.account().created();
        var deal = given.deal().of(account).opened();
        try (var socket = LiveSocket.of(bd).subscribes("pipeline", "directory")) {
            moves(deal, "qualification");
            afterACommonEvent(socket);
            assertThat(socket.hasHeardOf(deal.id())).isFalse();

            given.assignedToAccount(bd, account.id());
            socket.await("resync");
            moves(deal, "proposal");
            socket.awaitEvent("deal.placed", deal.id());

            socket.forgets();
            given.admin()
                    .asks()
                    .delete("/api/accounts/{id}/assign/{user}", account.id(), bd.id())
                    .then()
                    .statusCode(204);
            moves(deal, "negotiation");
            socket.await("resync");
            afterACommonEvent(socket);
            assertThat(socket.hasHeardOf(deal.id())).isFalse();
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
    void whoIsDeactivatedLosesTheSocketWithinASecond() {
        var bd = given.bd();
        try (var socket = LiveSocket.of(bd).subscribes("pipeline")) {
            becomes(bd, "bd", false);

            assertThat(socket.closeCode(A_SECOND)).isEqualTo(4401);
            assertThat(LiveSocket.refusal(
                            Map.of("Authorization", "Bearer " + bd.token().get())))
                    .isEqualTo(401);
        }
    }

    @Test
    void whoIsDemotedLosesTheSocketAndWhoIsPromotedHearsMore() {
        var manager = given.somebody(Role.MANAGER);
        var bd = given.bd();
        var deal = given.deal().opened();
        try (var demoted = LiveSocket.of(manager).subscribes("pipeline");
                var promoted = LiveSocket.of(bd).subscribes("pipeline")) {
            becomes(manager, "bd", true);
            assertThat(demoted.closeCode(A_SECOND)).isEqualTo(4401);

            becomes(bd, "manager", true);
            promoted.await("resync");
            moves(deal, "proposal");
            promoted.awaitEvent("deal.placed", deal.id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"sing\"}",
                "{\"type\":\"subscribe\",\"topics\":[\"deals\"]}",
                "{\"type\":\"subscribe\",\"topics\":[\"record:deal:' or 1=1\"]}",
                "{\"type\":\"subscribe\",\"topics\":[1]}",
                "{\"type\":\"presence\",\"record\":\"deal:1\",\"mode\":\"viewing\"}",
                "{\"type\":\"presence\",\"record\":\"deal:0190f3b2-7c1e-7000-8000-000000000001\",\"mode\":\"dancing\"}",
                "{\"type\":\"presence\",\"record\":\"user:0190f3b2-7c1e-7000-8000-000000000001\",\"mode\":\"viewing\"}"
            })
    void whoDoesNotSpeakTheProtocolIsHungUpOn(String text) {
        try (var socket = LiveSocket.of(given.manager())) {
            socket.says(text);

            assertThat(socket.closeCode(A_SECOND)).isEqualTo(1008);
        }
    }

    @Test
    void tooManyTopicsTooMuchTextAndTooManyMessagesAreRefused() {
        try (var topics = LiveSocket.of(given.manager());
                var text = LiveSocket.of(given.manager());
                var messages = LiveSocket.of(given.manager())) {
            for (var i = 0; i < 5; i++) {
                var list = new StringBuilder("\"pipeline\"");
                for (var j = 0; j < 45; j++) {
                    list.append(",\"campaign:").append(UUID.randomUUID()).append('"');
                }
                topics.says("{\"type\":\"subscribe\",\"topics\":[" + list + "]}");
            }
            assertThat(topics.closeCode(A_SECOND)).isEqualTo(1008);

            text.says("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(5000) + "\"}");
            assertThat(text.closeCode(Duration.ofSeconds(2))).isGreaterThan(1000);

            for (var i = 0; i < 300 && messages.isOpen(); i++) {
                try {
                    messages.says("{\"type\":\"ping\"}");
                } catch (RuntimeException closed) {
                    break;
                }
            }
            assertThat(messages.closeCode(A_SECOND)).isEqualTo(1008);
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

    @Test
    void presenceShowsWhoElseIsAtARecordUntilTheyLeave() {
        var deal = given.deal().opened();
        var name = "deal:" + deal.id();
        var manager = given.manager();
        var admin = given.admin();
        try (var first = LiveSocket.of(manager);
                var second = LiveSocket.of(admin)) {
            first.says(at(name, "viewing"));
            first.await(message -> people(message).equals(List.of(manager.id().toString())));
            second.says(at(name, "editing"));
            first.await(message -> people(message).contains(admin.id().toString())
                    && message.<String>getList("people.mode").contains("editing"));
            second.await(message -> people(message).contains(manager.id().toString()));

            first.forgets();
            second.says(at(name, "gone"));
            first.await(message -> people(message).equals(List.of(manager.id().toString())));

            second.says(at(name, "viewing"));
            first.await(message -> people(message).contains(admin.id().toString()));
            first.forgets();
            second.close();
            first.await(message -> people(message).equals(List.of(manager.id().toString())));
        }
    }

    @Test
    void whoMayNotSeeARecordIsNotThereAndSeesNobodyThere() {
        var bd = given.bd();
        var account = given.account().created();
        var deal = given.deal().of(account).opened();
        var name = "deal:" + deal.id();
        var manager = given.manager();
        try (var allowed = LiveSocket.of(manager);
                var foreign = LiveSocket.of(bd)) {
            allowed.says(at(name, "viewing"));
            allowed.await("presence");
            foreign.says(at(name, "viewing"));
            foreign.says("{\"type\":\"ping\"}");
            foreign.await("pong");
            assertThat(foreign.heard()).noneMatch(message -> "presence".equals(message.getString("type")));

            given.assignedToAccount(bd, account.id());
            foreign.says(at(name, "viewing"));
            allowed.await(message -> people(message).contains(bd.id().toString()));
            allowed.forgets();
            given.admin()
                    .asks()
                    .delete("/api/accounts/{id}/assign/{user}", account.id(), bd.id())
                    .then()
                    .statusCode(204);
            allowed.await(message -> people(message).equals(List.of(manager.id().toString())));
        }
    }

    private static String at(String record, String mode) {
        return "{\"type\":\"presence\",\"record\":\"%s\",\"mode\":\"%s\"}".formatted(record, mode);
    }

    private static List<String> people(io.restassured.path.json.JsonPath message) {
        return "presence".equals(message.getString("type")) ? message.getList("people.id") : List.of();
    }

    @Test
    void afterTheNewsWereInterruptedEverybodyLooksAnew() {
        try (var socket = LiveSocket.of(given.manager()).subscribes("pipeline")) {
            sql.list("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'facturix-crm-news' and datname = current_database()
                    """, Map.of(), row -> "");
            socket.await("resync");

            var deal =
                    given.deal().named(Given.unique("After the interruption")).opened();
            socket.awaitEvent("deal.opened", deal.id());
        }
    }

    @Test
    void whoIsDeactivatedIsRefusedWithinASecondEvenWhenTheNewsAreCutOffSilently() throws Exception {
        var bd = given.bd();
        bd.asks().get("/api/users/me").then().statusCode(200);
        var ear = sql.one("""
                select pid from pg_stat_activity
                where application_name = 'facturix-crm-news' and datname = current_database()
                """, Map.of(), row -> row.integer("pid"));
        try (var socket = LiveSocket.of(bd)) {
            // The other end neither answers nor hangs up, as when a network swallows everything.
            signal("STOP", ear);
            try {
                becomes(bd, "bd", false);

                assertThat(socket.closeCode(Duration.ofMillis(1500))).isEqualTo(4401);
                Awaitility.await()
                        .atMost(A_SECOND)
                        .untilAsserted(
                                () -> bd.asks().get("/api/users/me").then().statusCode(401));
            } finally {
                signal("CONT", ear);
            }
        }
    }

    private static void signal(String name, int process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Integer.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
