package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second node, a process of its own, on the database of the service under test. */
@QuarkusTest
class TwoNodesTest extends ApiTest {
    @ConfigProperty(name = "facturix.db.url")
    String database;

    private AppNode other;

    @BeforeEach
    void startTheOtherNode() throws IOException {
        assumeTrue(
                Files.exists(Path.of("target/quarkus-app/quarkus-run.jar")),
                "A second node is the packaged app, which is not built yet: mvn package");
        other = LocalStack.shared()
                .startApp(
                        freePort(),
                        Map.of(
                                "FACTURIX_DB_URL",
                                database,
                                // The service under test has brought the database to where it belongs.
                                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                                "false"));
    }

    @AfterEach
    void stopIt() {
        if (other != null) {
            other.close();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aMoveThroughOneNodeIsSeenOnTheSocketsOfTheOtherWithinASecond() {
        var deal = given.deal().opened();
        try (var there = LiveSocket.at(other.url(), given.manager()).subscribes("pipeline")) {
            var before = Instant.now();
            given.admin()
                    .sends(Map.of("stage", "proposal"))
                    .put("/api/deals/{id}/placement", deal.id())
                    .then()
                    .statusCode(200);

            there.awaitEvent("deal.placed", deal.id());
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
        }
        theSameTheOtherWayRound();
        presenceReachesOverNodes();
        whoIsDeactivatedHereIsRefusedThereWithinASecond();
        aNodeThatStopsSaysGoodbye();
    }

    private void theSameTheOtherWayRound() {
        var deal = given.deal().opened();
        try (var here = LiveSocket.of(given.manager()).subscribes("pipeline")) {
            given.admin()
                    .sends(Map.of("stage", "proposal"))
                    .put(other.url() + "/api/deals/{id}/placement", deal.id())
                    .then()
                    .statusCode(200);

            here.awaitEvent("deal.placed", deal.id());
        }
    }

    private void presenceReachesOverNodes() {
        var deal = given.deal().opened();
        var name = "{\"type\":\"presence\",\"record\":\"deal:" + deal.id() + "\",\"mode\":\"viewing\"}";
        try (var here = LiveSocket.of(given.manager());
                var there = LiveSocket.at(other.url(), given.admin())) {
            here.says(name);
            here.await("presence");
            there.says(name);
            there.await(message -> List.of(
                            given.admin().id().toString(), given.manager().id().toString())
                    .stream()
                    .allMatch(id ->
                            String.valueOf(message.<String>getList("people.id")).contains(id)));
            here.await(message -> String.valueOf(message.<String>getList("people.id"))
                    .contains(given.admin().id().toString()));
        }
    }

    private void whoIsDeactivatedHereIsRefusedThereWithinASecond() {
        var bd = given.bd();
        bd.asks().get(other.url() + "/api/users/me").then().statusCode(200);
        try (var there = LiveSocket.at(other.url(), bd)) {
            given.admin()
                    .sends(Map.of("name", bd.name(), "role", "bd", "active", false), 0)
                    .put("/api/users/{id}", bd.id())
                    .then()
                    .statusCode(200);

            assertThat(there.closeCode(Duration.ofSeconds(1))).isEqualTo(4401);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .untilAsserted(() ->
                            bd.asks().get(other.url() + "/api/users/me").then().statusCode(401));
        }
    }

    private void aNodeThatStopsSaysGoodbye() {
        try (var there = LiveSocket.at(other.url(), given.manager())) {
            var process = ProcessHandle.of(other.pid()).orElseThrow();
            process.destroy();

            // The hub says 1001 (going away); where the server closes the socket first, it is a plain 1000.
            assertThat(there.closeCode(Duration.ofSeconds(5))).isIn(1000, 1001);
            // An open socket is no request that has to end first.
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        }
        assertThat(RestAssured.get("/q/health").statusCode()).isEqualTo(200);
    }
}
