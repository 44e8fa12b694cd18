package com.facturix.crm.bulk;

import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How work on many leads at once is asked for. */
abstract class BulkWorkTest extends ApiTest {
    static Map<String, Object> these(Made... leads) {
        return Map.of("ids", Arrays.stream(leads).map(Made::id).toList());
    }

    static Map<String, Object> all(Made campaign, int expected) {
        return Map.of("filter", Map.of("campaignId", List.of(campaign.id())), "expected", expected);
    }

    static Map<String, Object> action(String type, Object... fields) {
        var action = new HashMap<String, Object>(Map.of("type", type));
        for (var i = 0; i < fields.length; i += 2) {
            action.put((String) fields[i], fields[i + 1]);
        }
        return action;
    }

    static ValidatableResponse asks(Persona who, Map<String, Object> selection, Map<String, Object> action) {
        return who.sends(Map.of("selection", selection, "action", action))
                .post("/api/leads/bulk")
                .then();
    }

    /** Asks for it and waits until it is through. */
    static JsonPath run(Persona who, Map<String, Object> selection, Map<String, Object> action) {
        var id = asks(who, selection, action)
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
        return through(who, id);
    }

    static JsonPath undo(Persona who, JsonPath run) {
        who.asks().post("/api/bulk-runs/{id}/undo", run.getString("id")).then().statusCode(202);
        return through(who, run.getString("id"));
    }

    static JsonPath through(Persona who, String id) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> who.asks().get("/api/bulk-runs/{id}", id).jsonPath(),
                        run -> !List.of("waiting", "running", "undoing").contains(run.getString("state")));
    }

    JsonPath lead(Made lead) {
        return given.manager().asks().get("/api/leads/{id}", lead.id()).jsonPath();
    }
}
