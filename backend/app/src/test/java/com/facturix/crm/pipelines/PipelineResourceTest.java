package com.facturix.crm.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PipelineResourceTest extends ApiTest {

    @Test
    void theDefaultPipelineHasTheSixStagesOfTheGlossary() {
        var sales = given.bd().asks().get("/api/pipelines/sales").then().statusCode(200);

        sales.body(
                        "stages.key",
                        contains(
                                "prospecting", "qualification", "proposal", "negotiation", "closed_won", "closed_lost"))
                .body("stages.kind", contains("open", "open", "open", "open", "won", "lost"))
                .body("isDefault", equalTo(true))
                .body("stages[0].label.fr", equalTo("Prospection"))
                .body("stages[0].dealCount", nullValue());
    }

    @Test
    void keysComeFromTheEnglishLabelAndAreUnique() {
        var name = Given.unique("Renewal");
        var first = added(name, open("Due"), won("Kept"), lost("Left"));
        var second = added(name, open("Due"), won("Kept"), lost("Left"));

        var key = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        assertThat(first.getString("key")).isEqualTo(key);
        assertThat(second.getString("key")).isEqualTo(key + "_2");
        assertThat(first.getList("stages.key")).doesNotContainAnyElementsOf(second.getList("stages.key"));
        assertThat(second.getList("stages.position")).isEqualTo(List.of(1, 2, 3));
        assertThat(second.getList("stages.probability")).isEqualTo(List.of(30, 100, 0));
    }

    @Test
    void aPipelineNeedsAStageOfEachKind() {
        var trace = trace("pipeline");

        for (var stages : List.of(
                List.of(open("A"), won("B")),
                List.of(open("A"), lost("B")),
                List.of(won("A"), lost("B")),
                List.<Map<String, Object>>of())) {
            add(Given.unique("Bad"), stages).statusCode(400).body("errors.field", hasItem("stages"));
        }

        assertThat(trace("pipeline")).isEqualTo(trace);
    }

    @Test
    void stagesAreRenamedReorderedAddedAndRemoved() {
        var before = added(Given.unique("Flow"), open("One"), open("Two"), won("Yes"), lost("No"));
        var keys = before.<String>getList("stages.key");

        var after = amended(
                before,
                kept(keys.get(1), open("Two, renamed")),
                open("Between"),
                kept(keys.get(2), won("Yes")),
                kept(keys.get(3), lost("No")));

        assertThat(after.getList("stages.label.en")).isEqualTo(List.of("Two, renamed", "Between", "Yes", "No"));
        assertThat(after.<String>getList("stages.key").get(0)).isEqualTo(keys.get(1));
        assertThat(after.getList("stages.key")).doesNotContain(keys.get(0));
        assertThat(after.getInt("version")).isEqualTo(before.getInt("version") + 1);
        // A key that was removed is not given again.
        var again = amended(
                after,
                kept(keys.get(1), open("Two")),
                open("One"),
                kept(keys.get(2), won("Yes")),
                kept(keys.get(3), lost("No")));
        assertThat(again.getList("stages.key")).doesNotContain(keys.get(0));
    }

    @Test
    void anEditThatChangesNothingMakesNoVersion() {
        var before = added(Given.unique("Still"), open("One"), won("Yes"), lost("No"));
        var keys = before.<String>getList("stages.key");

        var after = amended(
                before, kept(keys.get(0), open("One")), kept(keys.get(1), won("Yes")), kept(keys.get(2), lost("No")));

        assertThat(after.getInt("version")).isEqualTo(before.getInt("version"));
    }

    @Test
    void aStageWithDealsNeitherGoesNorChangesItsKind() {
        var board = given.board();
        var deal = given.deal().in(board.second()).opened();
        var pipeline = read(board.pipeline());

        amend(
                        pipeline,
                        kept(board.first(), open("First")),
                        kept(board.won(), won("Won")),
                        kept(board.lost(), lost("Lost")))
                .statusCode(409)
                .body("code", equalTo("in_use"))
                .body("detail", containsString(board.second()));
        amend(
                        pipeline,
                        kept(board.first(), open("First")),
                        kept(board.second(), won("Second")),
                        kept(board.won(), won("Won")),
                        kept(board.lost(), lost("Lost")))
                .statusCode(409);
        given.admin()
                .asks(pipeline.getLong("version"))
                .delete("/api/pipelines/{key}", board.pipeline())
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));

        assertThat(read(board.pipeline()).getList("stages")).isEqualTo(pipeline.getList("stages"));
        given.admin().asks().get("/api/deals/{id}", deal.id()).then().body("stage", equalTo(board.second()));
    }

    @Test
    void aStageOfAnotherPipelineCannotBeClaimed() {
        var pipeline = added(Given.unique("Own"), open("One"), won("Yes"), lost("No"));
        var keys = pipeline.<String>getList("stages.key");

        amend(pipeline, kept("proposal", open("Stolen")), kept(keys.get(1), won("Yes")), kept(keys.get(2), lost("No")))
                .statusCode(400)
                .body("errors.field", contains("stages[0].key"));
        amend(
                        pipeline,
                        kept(keys.get(0), open("One")),
                        kept(keys.get(0), open("Twice")),
                        kept(keys.get(1), won("Yes")),
                        kept(keys.get(2), lost("No")))
                .statusCode(400)
                .body("errors.field", contains("stages[1].key"));
    }

    @Test
    void dealsWithoutAProbabilityOfTheirOwnFollowTheStage() {
        var board = given.board();
        var following = given.deal().in(board.first()).opened();
        var own = given.deal().in(board.first()).with("probability", 35).opened();
        var stage = new HashMap<>(kept(board.first(), open("First")));
        stage.put("probability", 45);

        amended(
                read(board.pipeline()),
                stage,
                kept(board.second(), open("Second")),
                kept(board.won(), won("Won")),
                kept(board.lost(), lost("Lost")));

        given.admin()
                .asks()
                .get("/api/deals/{id}", following.id())
                .then()
                .body("probability", equalTo(45))
                .body("version", equalTo((int) following.version() + 1));
        given.admin()
                .asks()
                .get("/api/deals/{id}", own.id())
                .then()
                .body("probability", equalTo(35))
                .body("version", equalTo((int) own.version()));
    }

    @Test
    void theDefaultIsHandedOnAndNeverGoes() {
        var sales = read("sales");
        var other = added(Given.unique("Heir"), open("One"), won("Yes"), lost("No"));
        var heir = other.getString("key");

        given.admin()
                .asks(sales.getLong("version"))
                .delete("/api/pipelines/sales")
                .then()
                .statusCode(409);
        sendDefault(read("sales"), false).statusCode(400).body("errors.field", contains("isDefault"));
        sendDefault(other, true).statusCode(200).body("isDefault", equalTo(true));
        try {
            assertThat(read("sales").getBoolean("isDefault")).isFalse();
            given.admin().asks().get("/api/deals/board?limit=1").then().body("pipeline", equalTo(heir));
            assertThat(given.deal().opened().json().getString("pipeline")).isEqualTo(heir);
        } finally {
            sendDefault(read("sales"), true).statusCode(200);
        }
    }

    @Test
    void anEmptyPipelineCanBeDeletedOnce() {
        var pipeline = added(Given.unique("Gone"), open("One"), won("Yes"), lost("No"));
        var key = pipeline.getString("key");

        given.admin().asks().delete("/api/pipelines/{key}", key).then().statusCode(428);
        given.admin().asks(99).delete("/api/pipelines/{key}", key).then().statusCode(412);
        given.admin()
                .asks(pipeline.getLong("version"))
                .delete("/api/pipelines/{key}", key)
                .then()
                .statusCode(204);
        given.admin().asks().get("/api/pipelines/{key}", key).then().statusCode(404);
        given.admin().asks().get("/api/pipelines").then().body("items.key", not(hasItem(key)));
    }

    @Test
    void dealsAreCountedForAdminsWhoAsk() {
        var board = given.board();
        given.deal().in(board.first()).opened();
        var path = "items.find { it.key == '" + board.pipeline() + "' }.stages.dealCount";

        given.admin().asks().get("/api/pipelines?include=dealCount").then().body(path, contains(1, 0, 0, 0));
        given.manager().asks().get("/api/pipelines?include=dealCount").then().body(path, hasItems(nullValue()));
        given.admin().asks().get("/api/pipelines?include=all").then().statusCode(400);
    }

    private static Map<String, Object> open(String label) {
        return stage(label, "open", 30);
    }

    private static Map<String, Object> won(String label) {
        return stage(label, "won", 12);
    }

    private static Map<String, Object> lost(String label) {
        return stage(label, "lost", 12);
    }

    private static Map<String, Object> stage(String label, String kind, int probability) {
        return Map.of(
                "label", Map.of("en", label, "fr", label), "kind", kind, "probability", probability, "rottingDays", 5);
    }

    private static Map<String, Object> kept(String key, Map<String, Object> stage) {
        var body = new HashMap<>(stage);
        body.put("key", key);
        return body;
    }

    @SafeVarargs
    private JsonPath added(String name, Map<String, Object>... stages) {
        return add(name, Arrays.asList(stages)).statusCode(201).extract().jsonPath();
    }

    private ValidatableResponse add(String name, List<Map<String, Object>> stages) {
        return given.admin()
                .sends(Map.of("label", Map.of("en", name, "fr", name), "stages", stages))
                .post("/api/pipelines")
                .then();
    }

    private JsonPath read(String key) {
        return given.admin()
                .asks()
                .get("/api/pipelines/{key}", key)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @SafeVarargs
    private JsonPath amended(JsonPath pipeline, Map<String, Object>... stages) {
        return amend(pipeline, stages).statusCode(200).extract().jsonPath();
    }

    @SafeVarargs
    private ValidatableResponse amend(JsonPath pipeline, Map<String, Object>... stages) {
        return send(pipeline, Arrays.asList(stages), null);
    }

    private ValidatableResponse sendDefault(JsonPath pipeline, boolean isDefault) {
        var stages = new ArrayList<Map<String, Object>>();
        for (var stage : pipeline.<Map<String, Object>>getList("stages")) {
            var body = new HashMap<>(stage);
            body.remove("position");
            body.remove("dealCount");
            stages.add(body);
        }
        return send(pipeline, stages, isDefault);
    }

    private ValidatableResponse send(
            JsonPath pipeline, List<? extends Map<String, Object>> stages, @Nullable Boolean isDefault) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("label", pipeline.get("label"));
        body.put("isDefault", isDefault);
        body.put("stages", stages);
        return given.admin()
                .sends(body, pipeline.getLong("version"))
                .put("/api/pipelines/{key}", pipeline.getString("key"))
                .then();
    }
}
