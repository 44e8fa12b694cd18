package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Board;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlacementTest extends ApiTest {

    @Test
    void aCardGoesBetweenTheCardsThatAreNamed() {
        var board = given.board();
        var cards = column(board, 3);
        var moved = given.deal().in(board.second()).opened();

        place(
                        moved,
                        Map.of(
                                "stage",
                                board.first(),
                                "afterId",
                                cards.get(0).id(),
                                "beforeId",
                                cards.get(1).id()))
                .statusCode(200)
                .header("ETag", "\"" + (moved.version() + 1) + "\"")
                .body("stage", equalTo(board.first()))
                .body("probability", equalTo(20));

        assertThat(order(board.first())).containsExactly(ids(cards.get(0), moved, cards.get(1), cards.get(2)));
    }

    @Test
    void withoutNeighboursItGoesToTheTop() {
        var board = given.board();
        var cards = column(board, 2);

        place(cards.get(1), Map.of("stage", board.first())).statusCode(200);

        assertThat(order(board.first())).containsExactly(ids(cards.get(1), cards.get(0)));
    }

    @Test
    void belowTheLastAndAboveTheFirstAreTheEnds() {
        var board = given.board();
        var cards = column(board, 3);

        place(
                        cards.get(0),
                        Map.of("stage", board.first(), "afterId", cards.get(2).id()))
                .statusCode(200);
        assertThat(order(board.first())).containsExactly(ids(cards.get(1), cards.get(2), cards.get(0)));

        place(
                        cards.get(0),
                        Map.of("stage", board.first(), "beforeId", cards.get(1).id()))
                .statusCode(200);
        assertThat(order(board.first())).containsExactly(ids(cards.get(0), cards.get(1), cards.get(2)));
    }

    @Test
    void theCardAboveCountsMoreThanTheCardBelow() {
        var board = given.board();
        var cards = column(board, 4);

        place(
                        cards.get(3),
                        Map.of(
                                "stage",
                                board.first(),
                                "afterId",
                                cards.get(0).id(),
                                "beforeId",
                                cards.get(2).id()))
                .statusCode(200);

        assertThat(order(board.first())).containsExactly(ids(cards.get(0), cards.get(3), cards.get(1), cards.get(2)));
    }

    @Test
    void aNeighbourThatHasLeftTheColumnIsPassedOver() {
        var board = given.board();
        var cards = column(board, 3);
        var gone = given.deal().in(board.second()).opened();
        var moved = given.deal().in(board.second()).opened();

        place(
                        moved,
                        Map.of(
                                "stage",
                                board.first(),
                                "afterId",
                                gone.id(),
                                "beforeId",
                                cards.get(2).id()))
                .statusCode(200);
        assertThat(order(board.first())).containsExactly(ids(cards.get(0), cards.get(1), moved, cards.get(2)));

        place(moved, Map.of("stage", board.first(), "afterId", gone.id())).statusCode(200);
        assertThat(order(board.first())).containsExactly(ids(moved, cards.get(0), cards.get(1), cards.get(2)));
    }

    @Test
    void aNeighbourThatDoesNotExistOrIsTheCardItselfIsRefused() {
        var board = given.board();
        var deal = column(board, 1).getFirst();
        var trace = trace("deal");

        place(deal, Map.of("stage", board.first(), "afterId", UUID.randomUUID()))
                .statusCode(400)
                .body("errors.field", contains("afterId"));
        place(deal, Map.of("stage", board.first(), "beforeId", deal.id()))
                .statusCode(400)
                .body("errors.field", contains("beforeId"));
        place(deal, Map.of("stage", "nowhere")).statusCode(400).body("errors.field", contains("stage"));
        place(deal, Map.of()).statusCode(400).body("errors.field", hasItem("stage"));

        assertThat(trace("deal")).isEqualTo(trace);
    }

    @Test
    void whereItIsAlreadyNothingHappens() {
        var board = given.board();
        var cards = column(board, 3);
        // Off the middle of its gap: it stays all the same.
        sql.update(
                "update deal set rank = rank + 1 where id = :id",
                Map.of("id", cards.get(1).id()));
        var trace = trace("activity");

        place(
                        cards.get(1),
                        Map.of(
                                "stage",
                                board.first(),
                                "afterId",
                                cards.get(0).id(),
                                "beforeId",
                                cards.get(2).id()))
                .statusCode(200)
                .body("version", equalTo((int) cards.get(1).version()));

        assertThat(trace("activity")).isEqualTo(trace);
    }

    @Test
    void winningAndLosingCloseAndReopeningClears() {
        var board = given.board();
        var deal = column(board, 1).getFirst();

        place(deal, Map.of("stage", board.won()))
                .statusCode(200)
                .body("stageKind", equalTo("won"))
                .body("probability", equalTo(100))
                .body("closedAt", notNullValue());
        place(deal, Map.of("stage", board.lost())).statusCode(400).body("errors.field", contains("lostReason"));
        place(deal, Map.of("stage", board.lost(), "lostReason", "whim"))
                .statusCode(400)
                .body("errors.field", contains("lostReason"));
        place(deal, Map.of("stage", board.lost(), "lostReason", "price", "lostNote", "By half"))
                .statusCode(200)
                .body("probability", equalTo(0))
                .body("lostReason", equalTo("price"))
                .body("lostNote", equalTo("By half"))
                .body("closedAt", notNullValue());
        place(deal, Map.of("stage", board.second()))
                .statusCode(200)
                .body("probability", equalTo(60))
                .body("lostReason", nullValue())
                .body("lostNote", nullValue())
                .body("closedAt", nullValue());
    }

    @Test
    void aDragNeedsNoVersionButHeedsOne() {
        var board = given.board();
        var deal = column(board, 1).getFirst();
        place(deal, Map.of("stage", board.second())).statusCode(200);

        given.admin()
                .sends(Map.of("stage", board.first()), deal.version())
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(412)
                .body("current.stage", equalTo(board.second()));
    }

    @Test
    void whereTwoCardsTieTheColumnIsNumberedAnew() {
        var board = given.board();
        var cards = column(board, 4);
        var before = order(board.first());
        sql.update("update deal set rank = 7 where stage = :stage", Map.of("stage", board.first()));
        var tied = order(board.first());
        var moved = given.deal().in(board.second()).opened();

        place(moved, Map.of("stage", board.first(), "afterId", tied.get(1))).statusCode(200);

        var expected = new ArrayList<>(tied);
        expected.add(2, moved.id().toString());
        assertThat(before).hasSameElementsAs(tied).hasSize(cards.size());
        assertThat(order(board.first())).isEqualTo(expected);
        assertThat(ranks(board.first())).doesNotHaveDuplicates();
    }

    @Test
    void twoHundredCardsInTheSameGapStayInOrder() {
        var board = given.board();
        var cards = column(board, 2);
        var expected = new ArrayList<>(order(board.first()));
        var extra = given.deal().in(board.second()).opened();
        for (var i = 0; i < 220; i++) {
            var lower = order(board.first()).get(1);
            var mover = i % 2 == 0 ? extra : cards.get(1);
            if (lower.equals(mover.id().toString())) {
                continue;
            }
            place(mover, Map.of("stage", board.first(), "afterId", cards.get(0).id()))
                    .statusCode(200);
        }
        expected.add(extra.id().toString());
        assertThat(order(board.first())).hasSameElementsAs(expected);
        assertThat(order(board.first()).getFirst()).isEqualTo(cards.get(0).id().toString());
    }

    @Test
    void severalCardsMoveTogetherAndKeepTheirOrder() {
        var board = given.board();
        var cards = column(board, 2);
        var a = given.deal().in(board.second()).opened();
        var b = given.deal().in(board.second()).opened();

        together(
                        List.of(b.id(), cards.get(1).id(), a.id()),
                        Map.of("stage", board.first(), "afterId", cards.get(0).id()))
                .statusCode(200)
                .body("items.id", contains(b.id().toString(), cards.get(1).id().toString(), a.id().toString()))
                .body("items.stage", hasItem(board.first()));

        assertThat(order(board.first())).containsExactly(ids(cards.get(0), b, cards.get(1), a));
    }

    @Test
    void severalCardsMoveAllOrNone() {
        var board = given.board();
        var bd = given.bd();
        var own = given.deal().in(board.first()).ownedBy(bd).opened();
        var readable = given.deal().in(board.first()).opened();
        given.assignedToAccount(bd, readable.json().getUUID("account.id"));
        var foreign = given.deal().in(board.first()).opened();
        var body = new HashMap<String, Object>(Map.of("stage", board.second()));
        var trace = trace("activity");

        body.put("dealIds", List.of(own.id(), foreign.id()));
        bd.sends(body).put("/api/deals/placements").then().statusCode(400).body("errors.field", contains("dealIds[1]"));
        body.put("dealIds", List.of(own.id(), readable.id()));
        bd.sends(body).put("/api/deals/placements").then().statusCode(403);
        together(List.of(), Map.of("stage", board.second())).statusCode(400);
        together(List.of(own.id()), Map.of("stage", board.lost())).statusCode(400);

        assertThat(order(board.second())).isEmpty();
        assertThat(trace("activity")).isEqualTo(trace);
    }

    /** {@code count} cards in the first column, the first on top. */
    private List<Made> column(Board board, int count) {
        var cards = new ArrayList<Made>();
        for (var i = 0; i < count; i++) {
            cards.addFirst(given.deal().in(board.first()).opened());
        }
        return cards;
    }

    private ValidatableResponse place(Made deal, Map<String, ?> placement) {
        return given.admin()
                .sends(placement)
                .put("/api/deals/{id}/placement", deal.id())
                .then();
    }

    private ValidatableResponse together(List<UUID> ids, Map<String, ?> placement) {
        var body = new HashMap<String, Object>(placement);
        body.put("dealIds", ids);
        return given.admin().sends(body).put("/api/deals/placements").then();
    }

    private List<String> order(String stage) {
        return given.admin()
                .asks()
                .get("/api/deals?stage={stage}&sort=rank&limit=200", stage)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private List<String> ranks(String stage) {
        return sql.list(
                "select rank::text as rank from deal where stage = :stage",
                Map.of("stage", stage),
                row -> row.text("rank"));
    }

    private static String[] ids(Made... deals) {
        return java.util.Arrays.stream(deals).map(deal -> deal.id().toString()).toArray(String[]::new);
    }
}
