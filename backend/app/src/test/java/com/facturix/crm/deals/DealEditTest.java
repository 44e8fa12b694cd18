package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deals that are amended as a whole, over HTTP. */
@QuarkusTest
class DealEditTest extends DealWritingTest {
    @Test
    void anEditNeedsTheVersionThatItWasMadeOn() {
        var deal = given.deal().opened();
        var edit = editOf(deal, Map.of("name", "Another name"));

        given.admin()
                .sends(edit)
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
        given.admin()
                .sends(edit, deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"" + (deal.version() + 1) + "\"")
                .body("name", equalTo("Another name"));
        given.manager()
                .sends(editOf(deal, Map.of("name", "A third name")), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale"))
                .body("current.name", equalTo("Another name"))
                .body("current.version", equalTo((int) deal.version() + 1));
    }

    @Test
    void anEditThatChangesNothingMakesNoVersionAndNoNews() {
        var deal = given.deal()
                .with("closeDate", "2027-01-31")
                .with("metadata", Map.of("a", 1))
                .opened();
        var trace = trace("activity");

        given.admin()
                .sends(editOf(deal, Map.of()), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .body("version", equalTo((int) deal.version()));

        assertThat(trace("activity")).isEqualTo(trace);
    }

    @Test
    void anEditWithAnotherStageIsAPlacementOnTopOfThatColumn() {
        var board = given.board();
        var other = given.deal().in(board.second()).opened();
        var deal = given.deal().in(board.first()).opened();

        given.admin()
                .sends(editOf(deal, Map.of("stage", board.second(), "value", 4321.5)), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .body("stage", equalTo(board.second()))
                .body("probability", equalTo(60))
                .body("version", equalTo((int) deal.version() + 1));

        given.admin()
                .asks()
                .get("/api/deals?stage={stage}&sort=rank", board.second())
                .then()
                .body("items.id", contains(deal.id().toString(), other.id().toString()));
    }

    @Test
    void anEditThatLosesADealNeedsAReasonAndALostOneKeepsItsOwn() {
        var board = given.board();
        var deal = given.deal().in(board.first()).opened();

        refusedEdit(deal, Map.of("stage", board.lost()), "lostReason");
        var lost = edited(deal, Map.of("stage", board.lost(), "lostReason", "price"));
        var noted = edited(lost, Map.of("lostNote", "By half"));
        refusedEdit(noted, nulled("lostReason"), "lostReason");
        var reopened = edited(noted, Map.of("stage", board.first()));

        assertThat(noted.json().getString("lostNote")).isEqualTo("By half");
        assertThat(noted.json().getString("lostReason")).isEqualTo("price");
        assertThat(reopened.json().getString("lostReason")).isNull();
        assertThat(reopened.json().getString("lostNote")).isNull();
        assertThat(reopened.json().getString("closedAt")).isNull();
        assertThat(reopened.json().getInt("probability")).isEqualTo(20);
    }

    @Test
    void anOwnProbabilityIsKeptAndNullGivesItBackToTheStage() {
        var board = given.board();
        var deal = given.deal().in(board.first()).opened();

        var own = edited(deal, Map.of("probability", 33));
        var followed = edited(own, nulled("probability"));

        assertThat(own.json().getBoolean("probabilityOverridden")).isTrue();
        assertThat(own.json().getInt("probability")).isEqualTo(33);
        assertThat(followed.json().getBoolean("probabilityOverridden")).isFalse();
        assertThat(followed.json().getInt("probability")).isEqualTo(20);
    }

    private void refusedEdit(Made deal, Map<String, @Nullable Object> changes, String field) {
        given.admin()
                .sends(editOf(deal, changes), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    private Made edited(Made deal, Map<String, @Nullable Object> changes) {
        var json = given.admin()
                .sends(editOf(deal, changes), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Made(deal.id(), json.getLong("version"), json);
    }

    private static Map<String, @Nullable Object> nulled(String field) {
        var map = new HashMap<String, @Nullable Object>();
        map.put(field, null);
        return map;
    }
}
