package com.facturix.crm.live;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.LiveSocket;
import java.util.Map;

/** What sockets hear of. */
abstract class ListeningTest extends ApiTest {
    void moves(Made deal, String stage) {
        given.admin()
                .sends(Map.of("stage", stage))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);
    }

    /** A change that everybody hears of: what has not come before it does not come. */
    void afterACommonEvent(LiveSocket socket) {
        var somebody = given.bd();
        socket.awaitEvent("user.registered", somebody.id());
    }
}
