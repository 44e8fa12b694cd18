package com.facturix.crm.live;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import java.time.Duration;
import java.util.Map;

/** What sockets hear of. */
abstract class ListeningTest extends ApiTest {
    static final Duration A_SECOND = Duration.ofSeconds(1);

    void moves(Made deal, String stage) {
        given.admin()
                .sends(Map.of("stage", stage))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);
    }

    void becomes(Persona person, String role, boolean active) {
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
    void afterACommonEvent(LiveSocket socket) {
        var somebody = given.bd();
        socket.awaitEvent("user.registered", somebody.id());
    }
}
