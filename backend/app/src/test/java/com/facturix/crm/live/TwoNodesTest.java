package com.facturix.crm.live;

import static com.facturix.crm.testing.Promised.A_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.testing.Promised;
import com.facturix.localstack.AppNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    /** RFC 6455, 7.4.1: the client may come again, to another node. */
    private static final int GOING_AWAY = 1001;

    @ConfigProperty(name = "facturix.db.url")
    String database;

    private AppNode other;

    @BeforeEach
    void startTheOtherNode() {
        other = PackagedApp.on(database);
    }

    @AfterEach
    void stopIt() {
        if (other != null) {
            other.close();
        }
    }

    @Test
    void aMoveThroughOneNodeIsSeenOnTheSocketsOfTheOtherWithinASecond() throws Exception {
        Promised.within(this::aMoveIsSeen);
        theSameTheOtherWayRound();
        presenceReachesOverNodes();
        Promised.within(this::whoIsDeactivatedHereIsRefusedThereWithinASecond);
        aNodeThatStopsSaysGoodbyeAndEndsWhatIsUnderWay();
    }

    private void aMoveIsSeen() {
        var deal = given.deal().opened();
        try (var there = LiveSocket.at(other.url(), given.manager()).subscribes("pipeline")) {
            given.admin()
                    .sends(Map.of("stage", "proposal"))
                    .put("/api/deals/{id}/placement", deal.id())
                    .then()
                    .statusCode(200);

            Awaitility.await().atMost(A_SECOND).until(() -> there.hasHeardOf(deal.id()));
            there.awaitEvent("deal.placed", deal.id());
        }
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
            given.becomes(bd, "bd", false);

            assertThat(there.closeCode(A_SECOND)).isEqualTo(4401);
            Awaitility.await()
                    .atMost(A_SECOND)
                    .untilAsserted(() ->
                            bd.asks().get(other.url() + "/api/users/me").then().statusCode(401));
        }
    }

    private void aNodeThatStopsSaysGoodbyeAndEndsWhatIsUnderWay() throws IOException {
        var name = Given.unique("Under way");
        try (var there = LiveSocket.at(other.url(), given.manager());
                var request = new HalfRequest(other.url(), given.manager(), "{\"name\":\"", name + "\"}")) {
            var process = ProcessHandle.of(other.pid()).orElseThrow();
            process.destroy();

            assertThat(there.closeCode()).isEqualTo(GOING_AWAY);
            assertThat(request.end()).contains("HTTP/1.1 201");
            assertThat(sql.exists("select 1 from account where name = :name", Map.of("name", name)))
                    .isTrue();
            // An open socket is no request that has to end first.
            Awaitility.await().until(() -> !process.isAlive());
        }
        assertThat(RestAssured.get("/q/health").statusCode()).isEqualTo(200);
    }

    /** A POST of an account whose second half comes later. */
    private static final class HalfRequest implements AutoCloseable {
        private final Socket socket;
        private final String rest;

        HalfRequest(String node, Persona person, String half, String rest) throws IOException {
            var address = URI.create(node);
            this.rest = rest;
            socket = new Socket(address.getHost(), address.getPort());
            var login = "Host: x\r\nAuthorization: Bearer " + person.token().get() + "\r\n";
            // Behind a whole one on the same connection: when that is answered, this one has begun.
            send("GET /q/health/live HTTP/1.1\r\n" + login + "\r\nPOST /api/accounts HTTP/1.1\r\n" + login
                    + "Content-Type: application/json\r\nContent-Length: " + (half + rest).length() + "\r\n\r\n"
                    + half);
            socket.setSoTimeout(20_000);
            socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        }

        /** Sends the rest; all that is answered. */
        String end() throws IOException {
            send(rest);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
