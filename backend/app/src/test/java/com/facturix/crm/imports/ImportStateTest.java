package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The steps of an import, and who may take them. */
@QuarkusTest
class ImportStateTest extends ImportingTest {
    @Test
    void aBdHasNoBusinessHereAndLeavesNothingBehind() {
        var run = steps.upload("deals", "id,name,account\nB-%s,x,%s\n".formatted(tag, account));
        var id = run.getString("id");
        var bd = given.bd();
        var before = trace("import_run");

        bd.asks()
                .multiPart("kind", "deals")
                .multiPart("file", "f.csv", "a\n1".getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(403);
        bd.asks().get("/api/imports").then().statusCode(403);
        bd.asks().get("/api/imports/{id}", id).then().statusCode(403);
        bd.asks().get("/api/imports/fields?kind=deals").then().statusCode(403);
        bd.sends(run.getMap("suggestion"))
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(403);
        bd.asks().post("/api/imports/{id}/run", id).then().statusCode(403);
        bd.asks().post("/api/imports/{id}/cancel", id).then().statusCode(403);
        bd.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", id)
                .then()
                .statusCode(403);
        bd.asks().delete("/api/imports/{id}", id).then().statusCode(403);

        assertThat(trace("import_run")).isEqualTo(before);
        assertThat(steps.get(id).getString("state")).isEqualTo("uploaded");
    }

    @Test
    void anImportThatIsNotThereIsNotFound() {
        var manager = given.manager();
        var nobody = UUID.randomUUID();
        var mapping = Map.of("columns", List.of());

        manager.asks().get("/api/imports/{id}", nobody).then().statusCode(404);
        manager.sends(mapping).put("/api/imports/{id}/mapping", nobody).then().statusCode(404);
        manager.asks().post("/api/imports/{id}/run", nobody).then().statusCode(404);
        manager.asks().post("/api/imports/{id}/cancel", nobody).then().statusCode(404);
        manager.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", nobody)
                .then()
                .statusCode(404);
        manager.asks().delete("/api/imports/{id}", nobody).then().statusCode(404);
    }

    @Test
    void everyStepHasItsState() {
        var manager = given.manager();
        var run = steps.upload("deals", "id,name,account\nS-%s,x,%s\n".formatted(tag, account));
        var id = run.getString("id");
        manager.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrong_state"));
        manager.asks()
                .post("/api/imports/{id}/run", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("mapping_incomplete"));

        manager.sends(run.getMap("suggestion"), 999)
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(412)
                .body("current.id", equalTo(id));
        steps.run(steps.check(run, ImportSteps.suggestion(run)));
        manager.asks().post("/api/imports/{id}/run", id).then().statusCode(409).body("code", equalTo("wrong_state"));
        manager.asks().post("/api/imports/{id}/cancel", id).then().statusCode(409);
        manager.sends(run.getMap("suggestion"))
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(409);
        manager.asks().get("/api/imports?limit=200").then().statusCode(200).body("items.id", hasItem(id));

        manager.asks().delete("/api/imports/{id}", id).then().statusCode(204);
        manager.asks().get("/api/imports?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        assertThat(sql.count(
                        "select count(*) from import_row where import_id = :id", Map.of("id", UUID.fromString(id))))
                .isZero();
        assertThat(deal("S-" + tag)).containsEntry("name", "x");
    }

    @Test
    void aCancelledImportStaysSo() {
        var manager = given.manager();
        var run = steps.upload("deals", "id,name,account\nK-%s,x,%s\n".formatted(tag, account));
        var checked = steps.check(run, ImportSteps.suggestion(run));

        manager.asks()
                .post("/api/imports/{id}/cancel", checked.getString("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        manager.asks()
                .post("/api/imports/{id}/run", checked.getString("id"))
                .then()
                .statusCode(409);
        assertThat(deal("K-" + tag)).isEmpty();
    }
}
