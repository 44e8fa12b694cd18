package com.facturix.crm.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LostReasonResourceTest extends ApiTest {

    @Test
    void everybodyReadsTheReasonsInTheirOrder() {
        var keys = given.bd()
                .asks()
                .get("/api/lost-reasons")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.key");

        assertThat(keys).containsSubsequence("price", "competitor", "no_budget", "no_decision");
    }

    @Test
    void aReasonIsAddedRenamedMovedAndDeleted() {
        var name = Given.unique("Whim");
        var reason = added(name);
        var key = reason.getString("key");
        assertThat(order()).endsWith(key);

        given.admin()
                .sends(body(name + " again", true, 2))
                .put("/api/lost-reasons/{key}", key)
                .then()
                .statusCode(428);
        var moved = given.admin()
                .sends(body(name + " again", true, 2), reason.getLong("version"))
                .put("/api/lost-reasons/{key}", key)
                .then()
                .statusCode(200)
                .body("label.en", equalTo(name + " again"))
                .body("position", equalTo(2))
                .extract()
                .jsonPath();
        assertThat(order().get(1)).isEqualTo(key);
        assertThat(positions()).isSorted().doesNotHaveDuplicates();

        given.admin()
                .asks(moved.getLong("version"))
                .delete("/api/lost-reasons/{key}", key)
                .then()
                .statusCode(204);
        given.admin().asks().get("/api/lost-reasons/{key}", key).then().statusCode(404);
        assertThat(positions().getLast()).isEqualTo(positions().size());
        assertThat(added(name).getString("key")).isNotEqualTo(key);
    }

    @Test
    void anInactiveReasonIsOfferedToNoneAndStaysWhereItIs() {
        var board = given.board();
        var reason = added(Given.unique("Old"));
        var key = reason.getString("key");
        var lost = given.deal().in(board.lost()).with("lostReason", key).opened();

        given.admin()
                .asks(reason.getLong("version"))
                .delete("/api/lost-reasons/{key}", key)
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));
        given.admin()
                .sends(body(reason.getString("label.en"), false, null), reason.getLong("version"))
                .put("/api/lost-reasons/{key}", key)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("position", equalTo(reason.getInt("position")));

        var open = given.deal().in(board.first()).opened();
        given.admin()
                .sends(Map.of("stage", board.lost(), "lostReason", key))
                .put("/api/deals/{id}/placement", open.id())
                .then()
                .statusCode(400)
                .body("errors.field", contains("lostReason"));
        given.admin().asks().get("/api/deals/{id}", lost.id()).then().body("lostReason", equalTo(key));
    }

    @Test
    void anEditThatChangesNothingMakesNoVersion() {
        var reason = added(Given.unique("Same"));

        given.admin()
                .sends(body(reason.getString("label.en"), true, null), reason.getLong("version"))
                .put("/api/lost-reasons/{key}", reason.getString("key"))
                .then()
                .statusCode(200)
                .body("version", equalTo(reason.getInt("version")));
    }

    private JsonPath added(String name) {
        return given.admin()
                .sends(body(name, true, null))
                .post("/api/lost-reasons")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> body(String name, boolean active, Integer position) {
        var body = new HashMap<String, Object>();
        body.put("label", Map.of("en", name, "fr", name));
        body.put("active", active);
        body.put("position", position);
        return body;
    }

    private List<String> order() {
        return given.admin().asks().get("/api/lost-reasons").then().extract().path("items.key");
    }

    private List<Integer> positions() {
        return given.admin().asks().get("/api/lost-reasons").then().extract().path("items.position");
    }
}
