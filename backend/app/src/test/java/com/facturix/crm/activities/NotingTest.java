package com.facturix.crm.activities;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/** How timelines are written and read. */
abstract class NotingTest extends ApiTest {
    static ValidatableResponse timeline(Persona persona, String query) {
        return persona.asks().get("/api/activities?" + query).then();
    }

    static ValidatableResponse add(Persona persona, Object activity) {
        return persona.sends(activity).post("/api/activities").then();
    }

    String note(Persona persona, String subject, UUID id) {
        return add(persona, Map.of("kind", "note", subject, id, "body", "Called twice."))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
