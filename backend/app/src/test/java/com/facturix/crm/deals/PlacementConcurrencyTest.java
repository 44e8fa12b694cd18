package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many people drag at once: no card is lost or doubled, the order is one that everybody agrees on. */
@QuarkusTest
class PlacementConcurrencyTest extends ApiTest {
    private static final int MOVERS = 8;
    private static final int MOVES = 30;

    @Test
    void cardsThatManyPeopleMoveAtOnceStayInOneOrder() throws Exception {
        var board = given.board();
        var cards = IntStream.range(0, 10)
                .mapToObj(i -> given.deal().in(board.first()).opened())
                .toList();
        tie(board.first());

        var statuses = atOnce(mover -> {
            var random = new Random(mover);
            var seen = new ArrayList<Integer>();
            for (var i = 0; i < MOVES; i++) {
                seen.add(move(cards, List.of(board.first(), board.second()), random));
            }
            return seen;
        });

        assertThat(statuses).hasSize(MOVERS * MOVES).containsOnly(200);
        var first = order(board.first());
        var second = order(board.second());
        var all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(
                        cards.stream().map(card -> card.id().toString()).toList());
        assertThat(order(board.first())).isEqualTo(first);
        assertThat(count(board.first(), board.second())).isEqualTo(cards.size());
    }

    @Test
    void ofTwoMovesOfOneCardBothSucceedAndTheLaterStands() throws Exception {
        var board = given.board();
        var card = given.deal().in(board.first()).opened();

        var statuses = atOnce(mover -> List.of(given.admin()
                .sends(Map.of("stage", mover % 2 == 0 ? board.second() : board.won()))
                .put("/api/deals/{id}/placement", card.id())
                .statusCode()));

        assertThat(statuses).hasSize(MOVERS).containsOnly(200);
        var json = given.admin().asks().get("/api/deals/{id}", card.id()).jsonPath();
        var changes = given.admin()
                .asks()
                .get("/api/activities?dealId={id}&kind=stage_change", card.id())
                .jsonPath()
                .getList("items");
        assertThat(json.getString("stage")).isIn(board.second(), board.won());
        assertThat(json.getString("closedAt") != null)
                .isEqualTo(json.getString("stage").equals(board.won()));
        assertThat(changes).hasSizeBetween(1, MOVERS);
    }

    @Test
    void twoColumnsAreNumberedAnewAtOnceEachForACardOfTheOther() throws Exception {
        var board = given.board();
        var upper = opened(board.first());
        var lower = opened(board.second());
        tie(board.first(), board.second());
        var held = List.of(upper.getFirst().id(), lower.getFirst().id());

        try (var threads = Executors.newFixedThreadPool(2)) {
            var moves = QuarkusTransaction.requiringNew().call(() -> {
                sql.count(
                        "select count(*) from (select 1 from deal where id = any(:held) for update) held",
                        Map.of("held", held));
                var both = List.of(
                        threads.submit(() -> moveBehind(upper.getFirst(), lower.getLast(), board.first())),
                        threads.submit(() -> moveBehind(lower.getFirst(), upper.getLast(), board.second())));
                Awaitility.await().until(() -> waiting() == 2);
                return both;
            });

            for (var move : moves) {
                assertThat(move.get()).isEqualTo(200);
            }
        }
    }

    /** How many hold the door of a column alone and wait for a card. */
    private long waiting() {
        return sql.count("""
                select count(*) from pg_locks door join pg_database d on d.oid = door.database
                where d.datname = current_database() and locktype = 'advisory' and mode = 'ExclusiveLock' and granted
                    and exists (select 1 from pg_locks wanted where wanted.pid = door.pid and not wanted.granted)
                """, Map.of());
    }

    private List<Made> opened(String stage) {
        return IntStream.range(0, 3)
                .mapToObj(i -> given.deal().in(stage).opened())
                .toList();
    }

    private int moveBehind(Made anchor, Made card, String stage) {
        return given.admin()
                .sends(Map.of("stage", stage, "afterId", anchor.id()))
                .put("/api/deals/{id}/placement", card.id())
                .statusCode();
    }

    /** The next move between two cards of each has to number the column anew. */
    private void tie(String... stages) {
        sql.update("update deal set rank = 1 where stage = any(:stages)", Map.of("stages", List.of(stages)));
    }

    private int move(List<Made> cards, List<String> stages, Random random) {
        var card = cards.get(random.nextInt(cards.size()));
        var body = new HashMap<String, Object>();
        body.put("stage", stages.get(random.nextInt(stages.size())));
        var after = cards.get(random.nextInt(cards.size()));
        if (!after.id().equals(card.id())) {
            body.put(random.nextBoolean() ? "afterId" : "beforeId", after.id());
        }
        return given.admin()
                .sends(body)
                .put("/api/deals/{id}/placement", card.id())
                .statusCode();
    }

    private interface Mover {
        List<Integer> move(int number);
    }

    private static List<Integer> atOnce(Mover mover) throws Exception {
        try (var threads = Executors.newFixedThreadPool(MOVERS)) {
            var work = IntStream.range(0, MOVERS)
                    .mapToObj(number -> (Callable<List<Integer>>) () -> mover.move(number))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(work)) {
                statuses.addAll(done.get());
            }
            return statuses;
        }
    }

    private List<String> order(String stage) {
        Persona admin = given.admin();
        return admin.asks()
                .get("/api/deals?stage={stage}&sort=rank&limit=200", stage)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private long count(String... stages) {
        return sql.count("select count(*) from deal where stage = any(:stages)", Map.of("stages", List.of(stages)));
    }
}
