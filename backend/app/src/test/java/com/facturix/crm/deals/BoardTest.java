package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Board;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The board and the numbers, against sums made here from the single rows. */
@QuarkusTest
class BoardTest extends ApiTest {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void aColumnCountsAllItsCardsAndShowsTheFirst() throws Exception {
        var board = given.board();
        ManyDeals.fill(sql, given, board, 400);
        try {
            var answer = read("/api/deals/board?pipeline=" + board.pipeline() + "&limit=11");
            var rows = rows(board);

            assertThat(answer.path("pipeline").asText()).isEqualTo(board.pipeline());
            assertThat(answer.path("columns")).hasSize(4);
            for (var column : answer.path("columns")) {
                var own = rows.stream()
                        .filter(row -> row.stage().equals(column.path("stage").asText()))
                        .toList();
                assertThat(column.path("count").asInt()).isEqualTo(own.size());
                assertThat(column.path("value").decimalValue()).isEqualByComparingTo(value(own));
                assertThat(column.path("weightedValue").decimalValue()).isEqualByComparingTo(weighted(own));
                assertThat(cards(column))
                        .isEqualTo(own.stream().limit(11).map(Deal::id).toList());
                assertThat(rest(column))
                        .isEqualTo(own.stream().skip(11).map(Deal::id).toList());
            }
        } finally {
            ManyDeals.remove(sql, board);
        }
    }

    @Test
    void aFilterHoldsForCardsAndNumbersAlike() {
        var board = given.board();
        var bd = given.bd();
        var own = given.deal().in(board.first()).ownedBy(bd).worth(70).opened();
        given.deal().in(board.first()).worth(30).opened();

        given.admin()
                .asks()
                .get("/api/deals/board?pipeline={pipeline}&ownerId={owner}", board.pipeline(), bd.id())
                .then()
                .statusCode(200)
                .body("columns.stage", contains(board.first(), board.second(), board.won(), board.lost()))
                .body("columns.count", contains(1, 0, 0, 0))
                .body("columns[0].value", equalTo(70.00f))
                .body("columns[0].weightedValue", equalTo(14.00f))
                .body("columns[0].cards.id", contains(own.id().toString()))
                .body("columns[0].nextCursor", nullValue())
                .body("columns[1].cards", hasSize(0));
    }

    @Test
    void withoutAPipelineItIsTheDefaultOne() {
        given.admin()
                .asks()
                .get("/api/deals/board?limit=1")
                .then()
                .statusCode(200)
                .body("pipeline", equalTo("sales"))
                .body("columns.stage", hasItems("prospecting", "closed_won", "closed_lost"));
        given.admin()
                .asks()
                .get("/api/deals/board?pipeline=none_such")
                .then()
                .statusCode(400)
                .body("errors.field", contains("pipeline"));
    }

    @Test
    void theNumbersAreThoseOfTheRows() throws Exception {
        var board = given.board();
        ManyDeals.fill(sql, given, board, 400);
        try {
            check(board, "", row -> true);
            check(
                    board,
                    "&closeFrom=2026-03-01&closeTo=2026-07-31",
                    row -> row.closeDate() != null
                            && !row.closeDate().isBefore(LocalDate.parse("2026-03-01"))
                            && !row.closeDate().isAfter(LocalDate.parse("2026-07-31")));
            check(board, "&valueMin=100", row -> row.value().compareTo(new BigDecimal(100)) >= 0);
        } finally {
            ManyDeals.remove(sql, board);
        }
    }

    @Test
    void withoutClosedDealsThereAreNoRatesAndAverages() {
        var board = given.board();

        given.admin()
                .asks()
                .get("/api/deals/stats?pipeline={pipeline}", board.pipeline())
                .then()
                .statusCode(200)
                .body("byStage.stage", contains(board.first(), board.second(), board.won(), board.lost()))
                .body("pipelineValue", equalTo(0.00f))
                .body("winRate", nullValue())
                .body("averageDealSize", nullValue())
                .body("averageSalesCycleDays", nullValue());
    }

    private void check(Board board, String query, Predicate<Deal> filter) throws Exception {
        var stats = read("/api/deals/stats?pipeline=" + board.pipeline() + query);
        var rows = rows(board).stream().filter(filter).toList();
        var won = in(rows, board.won());
        var lost = in(rows, board.lost());
        var open = new ArrayList<>(in(rows, board.first()));
        open.addAll(in(rows, board.second()));

        assertThat(stats.path("pipelineValue").decimalValue()).isEqualByComparingTo(value(open));
        assertThat(stats.path("forecastedRevenue").decimalValue()).isEqualByComparingTo(weighted(open));
        assertThat(stats.path("wonCount").asInt()).isEqualTo(won.size());
        assertThat(stats.path("wonValue").decimalValue()).isEqualByComparingTo(value(won));
        assertThat(stats.path("lostCount").asInt()).isEqualTo(lost.size());
        assertThat(stats.path("lostValue").decimalValue()).isEqualByComparingTo(value(lost));
        assertThat(stats.path("winRate").decimalValue())
                .isEqualByComparingTo(ratio(new BigDecimal(won.size()), won.size() + lost.size(), 4));
        assertThat(stats.path("averageDealSize").decimalValue()).isEqualByComparingTo(ratio(value(won), won.size(), 2));
        assertThat(stats.path("averageSalesCycleDays").decimalValue())
                .isEqualByComparingTo(
                        ratio(new BigDecimal(won.stream().mapToLong(Deal::cycle).sum()), won.size(), 1));
        for (var stage : stats.path("byStage")) {
            var own = in(rows, stage.path("stage").asText());
            assertThat(stage.path("count").asInt()).isEqualTo(own.size());
            assertThat(stage.path("value").decimalValue()).isEqualByComparingTo(value(own));
            assertThat(stage.path("weightedValue").decimalValue()).isEqualByComparingTo(weighted(own));
        }
    }

    private record Deal(
            String id,
            String stage,
            BigDecimal value,
            int probability,
            @Nullable LocalDate closeDate,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {
        long cycle() {
            return ChronoUnit.DAYS.between(openedOn, closedOn);
        }
    }

    private List<Deal> rows(Board board) {
        return sql.list(
                """
                select id, stage, value, probability, close_date, opened_on, closed_at from deal
                where stage = any(:stages) order by rank, id
                """,
                Map.of("stages", List.of(board.first(), board.second(), board.won(), board.lost())),
                row -> new Deal(
                        row.text("id"),
                        row.text("stage"),
                        row.decimal("value"),
                        row.integer("probability"),
                        row.date("close_date"),
                        row.date("opened_on"),
                        row.instant("closed_at") == null
                                ? null
                                : LocalDate.ofInstant(row.instant("closed_at"), ZoneOffset.UTC)));
    }

    private static List<Deal> in(List<Deal> rows, String stage) {
        return rows.stream().filter(row -> row.stage().equals(stage)).toList();
    }

    private static BigDecimal value(List<Deal> rows) {
        return rows.stream().map(Deal::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal weighted(List<Deal> rows) {
        return rows.stream()
                .map(row -> row.value().multiply(BigDecimal.valueOf(row.probability())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(new BigDecimal(100), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal ratio(BigDecimal part, int whole, int scale) {
        return part.divide(new BigDecimal(whole), scale, RoundingMode.HALF_UP);
    }

    private JsonNode read(String path) throws Exception {
        return EXACT.readTree(
                given.admin().asks().get(path).then().statusCode(200).extract().asString());
    }

    private static List<String> cards(JsonNode column) {
        var ids = new ArrayList<String>();
        column.path("cards").forEach(card -> ids.add(card.path("id").asText()));
        return ids;
    }

    /** The cards behind the first, page by page from the column's cursor. */
    private List<String> rest(JsonNode column) throws Exception {
        var ids = new ArrayList<String>();
        var cursor = column.path("nextCursor");
        while (cursor.isTextual()) {
            var page = read("/api/deals?sort=rank&limit=20&stage="
                    + column.path("stage").asText() + "&cursor=" + cursor.asText());
            page.path("items").forEach(card -> ids.add(card.path("id").asText()));
            cursor = page.path("nextCursor");
        }
        return ids;
    }
}
