package com.facturix.crm.live;

import static com.facturix.crm.testing.Promised.A_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Promised;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of an open socket when its owner may hear more, less, or nothing. */
@QuarkusTest
class LiveStandingTest extends ListeningTest {
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
    void whoIsDeactivatedLosesTheSocketWithinASecond() throws Exception {
        Promised.within(() -> {
            var bd = given.bd();
            try (var socket = LiveSocket.of(bd).subscribes("pipeline")) {
                given.becomes(bd, "bd", false);

                assertThat(socket.closeCode(A_SECOND)).isEqualTo(4401);
                assertThat(LiveSocket.refusal(
                                Map.of("Authorization", "Bearer " + bd.token().get())))
                        .isEqualTo(401);
            }
        });
    }

    @Test
    void whoIsDemotedLosesTheSocketAndWhoIsPromotedHearsMore() {
        var manager = given.somebody(Role.MANAGER);
        var bd = given.bd();
        var deal = given.deal().opened();
        try (var demoted = LiveSocket.of(manager).subscribes("pipeline");
                var promoted = LiveSocket.of(bd).subscribes("pipeline")) {
            given.becomes(manager, "bd", true);
            assertThat(demoted.closeCode()).isEqualTo(4401);

            given.becomes(bd, "manager", true);
            promoted.await("resync");
            moves(deal, "proposal");
            promoted.awaitEvent("deal.placed", deal.id());
        }
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
        Promised.within(this::deactivationWithoutNews);
    }

    private void deactivationWithoutNews() throws Exception {
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
                given.becomes(bd, "bd", false);

                assertThat(socket.closeCode(A_SECOND)).isEqualTo(4401);
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
