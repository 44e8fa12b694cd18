package com.facturix.crm.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one sees of it, and how one chooses. */
@QuarkusTest
class BellTest extends NotifyingTest {
    @Test
    void whatOneMayNoLongerSeeIsNotShownNorCounted() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        bell(bd).body("unreadCount", equalTo(1));
        handOver(given.manager(), deal, given.bd());

        bell(bd).body("items", empty()).body("unreadCount", equalTo(0));
        given.manager().asks(1).delete("/api/deals/{id}", deal.id()).then().statusCode(204);
        bell(bd).body("items", empty());
    }

    @Test
    void readOnesAreCountedNoMore() {
        var bd = given.bd();
        given.deal().ownedBy(bd).opened();
        given.deal().ownedBy(bd).opened();
        var first = bell(bd).extract().<String>path("items[0].id");
        try (var socket = LiveSocket.of(bd).subscribes("me")) {
            bd.asks().put("/api/notifications/{id}/read", first).then().statusCode(204);
            socket.awaitEvent("notification.read", "bell");
        }
        bell(bd).body("unreadCount", equalTo(1)).body("items[0].readAt", notNullValue());
        bd.asks().get("/api/notifications?unread=true").then().body("items.id", not(hasItem(first)));
        given.bd().asks().put("/api/notifications/{id}/read", first).then().statusCode(404);
        bd.asks().post("/api/notifications/read-all").then().statusCode(204);
        bell(bd).body("unreadCount", equalTo(0)).body("items", hasSize(2));
    }

    @Test
    void theBellIsPagedFromTheNewestOn() {
        var bd = given.bd();
        for (var i = 0; i < 3; i++) {
            given.deal().ownedBy(bd).opened();
        }
        var page = bd.asks().get("/api/notifications?limit=2").then().extract().jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        bd.asks()
                .queryParam("cursor", page.getString("nextCursor"))
                .get("/api/notifications?limit=2")
                .then()
                .body("items", hasSize(1))
                .body("unreadCount", equalTo(3));
    }

    @Test
    void newsOfItReachesTheOneWhomItConcernsAndNobodyElse() {
        var bd = given.bd();
        try (var theirs = LiveSocket.of(bd).subscribes("me");
                var managers = LiveSocket.of(given.manager()).subscribes("me")) {
            given.deal().ownedBy(bd).opened();
            theirs.awaitEvent("notification.arrived", "bell");
            assertThat(managers.hasHeardOf("bell")).isFalse();
        }
    }

    @Test
    void kindsThatSomebodyDoesNotWantDoNotCome() {
        var bd = given.bd();
        bd.sends(Map.of(
                        "kinds",
                        List.of(Map.of("kind", "assigned", "inApp", false, "digest", false)),
                        "digestHour",
                        7,
                        "timeZone",
                        "Europe/Paris"))
                .put("/api/notifications/preferences")
                .then()
                .statusCode(200)
                .body("kinds", hasSize(NotificationKind.values().length))
                .body("kinds.find { it.kind == 'assigned' }.inApp", equalTo(false))
                .body("kinds.find { it.kind == 'mentioned' }.inApp", equalTo(true));
        var deal = given.deal().ownedBy(bd).opened();
        comment(given.manager(), "dealId", deal.id(), bd);

        bell(bd).body("items.kind", contains("mentioned"));
        bd.asks().get("/api/notifications/preferences").then().body("digestHour", equalTo(7));
        bd.sends(Map.of("kinds", List.of(), "digestHour", 7, "timeZone", "Mars/Olympus"))
                .put("/api/notifications/preferences")
                .then()
                .statusCode(400);
    }
}
