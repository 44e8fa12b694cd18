package com.facturix.crm.testing;

import java.util.List;
import java.util.Map;

/** A pipeline of a test's own, by the keys of its stages: two open ones (20 and 60 %), won, lost. */
public record Board(String pipeline, String first, String second, String won, String lost) {

    static Board of(Given given) {
        var name = Given.unique("Board");
        var json = given.admin()
                .sends(Map.of(
                        "label",
                        Map.of("en", name, "fr", name),
                        "stages",
                        List.of(
                                stage(name + " first", "open", 20),
                                stage(name + " second", "open", 60),
                                stage(name + " won", "won", 100),
                                stage(name + " lost", "lost", 0))))
                .post("/api/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        List<String> keys = json.getList("stages.key");
        return new Board(json.getString("key"), keys.get(0), keys.get(1), keys.get(2), keys.get(3));
    }

    private static Map<String, Object> stage(String label, String kind, int probability) {
        return Map.of(
                "label", Map.of("en", label, "fr", label), "kind", kind, "probability", probability, "rottingDays", 10);
    }
}
