package com.facturix.crm.notifications;

import static org.hamcrest.Matchers.hasSize;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What makes notifications come, and where they are read. */
abstract class NotifyingTest extends ApiTest {
    static ValidatableResponse bell(Persona person) {
        return person.asks().get("/api/notifications").then().statusCode(200);
    }

    void comment(Persona author, String link, UUID record, Persona... named) {
        author.sends(Map.of(
                        "kind",
                        "comment",
                        link,
                        record,
                        "body",
                        "Please look at this",
                        "mentions",
                        java.util.Arrays.stream(named).map(Persona::id).toList()))
                .post("/api/activities")
                .then()
                .statusCode(201)
                .body("mentions", hasSize(named.length));
    }

    static void handOver(Persona by, Made deal, Persona to) {
        var request = new HashMap<String, @Nullable Object>();
        request.put("accountId", deal.json().getString("account.id"));
        request.put("name", deal.json().getString("name"));
        request.put("ownerId", to.id());
        by.sends(request, deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200);
    }

    /** The service reminds by itself too, and may just be at it. */
    static ValidatableResponse awaitBell(Persona person, int size) {
        Awaitility.await().untilAsserted(() -> bell(person).body("items", hasSize(size)));
        return bell(person);
    }
}
