package com.facturix.crm.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.Persona;
import io.restassured.path.json.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a file through the import as a person would, over HTTP. */
final class ImportSteps {
    private final Persona person;
    private final String node;

    ImportSteps(Persona person) {
        this(person, "");
    }

    /** At a node of its own, by its address. */
    ImportSteps(Persona person, String node) {
        this.person = person;
        this.node = node;
    }

    JsonPath upload(String kind, String csv) {
        return upload(kind, csv, StandardCharsets.UTF_8);
    }

    JsonPath upload(String kind, String csv, Charset charset) {
        return upload(kind, csv.getBytes(charset));
    }

    JsonPath upload(String kind, byte[] file) {
        return person.asks()
                .multiPart("kind", kind)
                .multiPart("file", "file.csv", file, "text/csv")
                .post(node + "/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The suggestion of an upload, to be changed by the caller. */
    static Map<String, @Nullable Object> suggestion(JsonPath run) {
        return new HashMap<>(run.getMap("suggestion"));
    }

    /** Maps and waits for the dry run to end. */
    JsonPath check(JsonPath run, Map<String, @Nullable Object> mapping) {
        person.sends(mapping)
                .put(node + "/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(200);
        return settled(run.getString("id"));
    }

    /** Runs and waits for the end. */
    JsonPath run(JsonPath run) {
        starts(run);
        return settled(run.getString("id"));
    }

    void starts(JsonPath run) {
        person.asks()
                .post(node + "/api/imports/{id}/run", run.getString("id"))
                .then()
                .statusCode(202);
    }

    /** Uploads, takes the suggestion with {@code changes}, checks and runs. */
    JsonPath importWhole(String kind, String csv, Map<String, ?> changes) {
        var run = upload(kind, csv);
        var mapping = suggestion(run);
        mapping.putAll(changes);
        var checked = check(run, mapping);
        return checked.getString("state").equals("ready") ? run(checked) : checked;
    }

    JsonPath get(String id) {
        return person.asks()
                .get(node + "/api/imports/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String rejected(JsonPath run) {
        return person.asks()
                .accept("text/csv")
                .get(node + "/api/imports/{id}/rejected.csv", run.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Waits until no job works on it any more. */
    JsonPath settled(String id) {
        var last = new ArrayList<JsonPath>(List.of(get(id)));
        await().atMost(120, SECONDS)
                .pollInterval(java.time.Duration.ofMillis(100))
                .until(() -> {
                    last.set(0, get(id));
                    return !List.of("checking", "running", "undoing")
                            .contains(last.getFirst().getString("state"));
                });
        return last.getFirst();
    }
}
