package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Board;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class DealListTest extends ApiTest {

    @ParameterizedTest
    @EnumSource(DealSort.class)
    void pageByPageInEitherDirectionIsTheWholeListSorted(DealSort sort) {
        var board = given.board();
        ManyDeals.fill(sql, given, board, 240);
        try {
            assertThat(pages(board, sort.key())).isEqualTo(sorted(board, sort, ""));
            assertThat(pages(board, "-" + sort.key())).isEqualTo(sorted(board, sort, " desc"));
        } finally {
            ManyDeals.remove(sql, board);
        }
    }

    @Test
    void noDeclaredSortReadsTheWholeTable() throws Exception {
        var board = given.board();
        ManyDeals.fill(sql, given, board, 20_000);
        ManyDeals.analyze();
        var clock = Clock.systemUTC();
        try {
            for (var sort : DealSort.values()) {
                for (var direction : List.of("", "-")) {
                    var where = new DealRows(clock).timed(Where.all());
                    if (sort == DealSort.RANK) {
                        where.and("d.stage = :stage", "stage", board.first());
                    }
                    var statement = Keyset.firstPage(
                            new Keyset.Listing(DealRows.SUMMARY, DealRows.FROM, "d.id"),
                            where,
                            DealSort.class,
                            direction + sort.key(),
                            50);
                    var plan =
                            sql.list("explain " + statement.sql(), statement.values(), row -> row.text("QUERY PLAN"));
                    assertThat(plan)
                            .as(direction + sort.key())
                            .noneMatch(line -> line.contains("Seq Scan on deal"))
                            .noneMatch(line -> line.contains("Sort Key"));
                }
            }
        } finally {
            ManyDeals.remove(sql, board);
        }
    }

    @Test
    void filtersNarrowAndSeveralValuesMeanAnyOf() {
        var board = given.board();
        var account = given.account()
                .named(Given.unique("Société Générale des Dépôts"))
                .created();
        var bd = given.bd();
        var cheap = given.deal()
                .of(account)
                .in(board.first())
                .worth(100)
                .with("closeDate", "2027-03-10")
                .named(Given.unique("Éléphant"))
                .opened();
        var dear = given.deal()
                .of(account)
                .in(board.second())
                .worth(900.5)
                .with("closeDate", "2027-05-10")
                .ownedBy(bd)
                .opened();
        var won = given.deal().in(board.won()).worth(500).opened();

        found(board, "stage=" + board.first(), cheap);
        found(board, "stage=" + board.first() + "&stage=" + board.second(), cheap, dear);
        found(board, "kind=won", won);
        found(board, "kind=won&kind=open", cheap, dear, won);
        found(board, "ownerId=" + bd.id(), dear);
        found(board, "accountId=" + account.id(), cheap, dear);
        found(board, "closeFrom=2027-03-10&closeTo=2027-03-10", cheap);
        found(board, "closeFrom=2027-03-11", dear);
        found(board, "undated=true", won);
        found(board, "valueMin=500&valueMax=900.5", dear, won);
        found(board, "q=elephant", cheap);
        found(board, "q=generale DES depots", cheap, dear);
        found(board, "q=100%");
        found(board, "closedFrom=" + today() + "&closedTo=" + today(), won);
        found(board, "closedFrom=" + today().plusDays(1));
        found(board, "createdFrom=" + today() + "&createdTo=" + today(), cheap, dear, won);
        found(board, "createdTo=" + today().minusDays(1));
        given.admin()
                .asks()
                .get("/api/deals?pipeline=none_such")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void overdueRottingAndIdleDealsAreMarkedAndFound() {
        var board = given.board();
        var fresh = given.deal().in(board.first()).opened();
        var overdue = given.deal()
                .in(board.first())
                .with("closeDate", today().minusDays(1).toString())
                .opened();
        var dueToday = given.deal()
                .in(board.first())
                .with("closeDate", today().toString())
                .opened();
        var rotting = aged(given.deal().in(board.first()).opened(), 11, 11);
        var touched = aged(given.deal().in(board.first()).opened(), 30, 9);
        var planned = aged(given.deal().in(board.first()).opened(), 30, 30);
        sql.update(
                "update deal set next_step_at = now() + interval '1 day' where id = :id", Map.of("id", planned.id()));
        var missed = aged(given.deal().in(board.first()).opened(), 30, 30);
        sql.update("update deal set next_step_at = now() - interval '1 day' where id = :id", Map.of("id", missed.id()));
        var won = aged(
                given.deal().in(board.won()).with("closeDate", "2026-01-01").opened(), 90, 90);

        found(board, "attention=overdue", overdue);
        found(board, "attention=rotting", rotting, missed);
        found(board, "attention=no_next_step", fresh, overdue, dueToday, rotting, touched);
        given.admin()
                .asks()
                .get("/api/deals/{id}", rotting.id())
                .then()
                .body("rotting", equalTo(true))
                .body("daysInStage", equalTo(11));
        given.admin().asks().get("/api/deals/{id}", overdue.id()).then().body("overdue", equalTo(true));
        given.admin()
                .asks()
                .get("/api/deals/{id}", won.id())
                .then()
                .body("rotting", equalTo(false))
                .body("overdue", equalTo(false));
    }

    @Test
    void totalsAndSumsComeWhenTheyAreAskedFor() {
        var board = given.board();
        given.deal().in(board.first()).worth(100.10).opened();
        given.deal().in(board.first()).worth(200.20).opened();

        given.admin()
                .asks()
                .get("/api/deals?stage={stage}&limit=1&include=total,sums", board.first())
                .then()
                .body("items", hasSize(1))
                .body("total", equalTo(2))
                .body("sums.value", equalTo(300.30f))
                .body("sums.weightedValue", equalTo(60.06f));
        given.admin()
                .asks()
                .get("/api/deals?stage={stage}&limit=1", board.first())
                .then()
                .body("total", nullValue())
                .body("sums", nullValue());
    }

    @Test
    void whatCannotBeSortedOrFilteredByIsRefused() {
        for (var query : List.of(
                "sort=rank",
                "sort=notes",
                "sort=rank&stage=a&stage=b",
                "kind=maybe",
                "attention=none",
                "cursor=abc",
                "ownerId=x",
                "closeFrom=yesterday",
                "closeFrom=+999999999-12-31",
                "closedTo=+999999999-12-31",
                "createdFrom=-999999999-01-01",
                "limit=0",
                "limit=201",
                "valueMin=-1")) {
            var code = given.admin()
                    .asks()
                    .get("/api/deals?" + query)
                    .then()
                    .statusCode(400)
                    .extract()
                    .<String>path("code");
            assertThat(code).as(query).isIn("invalid_parameter", "invalid_request");
        }
    }

    private void found(Board board, String query, Made... deals) {
        var ids =
                java.util.Arrays.stream(deals).map(deal -> deal.id().toString()).toArray(String[]::new);
        given.admin()
                .asks()
                .get("/api/deals?pipeline=" + board.pipeline() + "&" + query)
                .then()
                .statusCode(200)
                .body("items.id", ids.length == 0 ? empty() : containsInAnyOrder(ids));
    }

    private Made aged(Made deal, int daysInStage, int daysUntouched) {
        sql.update("""
                update deal set stage_since = now() - :stage * interval '1 day',
                    last_touch_at = now() - :touch * interval '1 day' where id = :id
                """, Map.of("id", deal.id(), "stage", daysInStage, "touch", daysUntouched));
        return deal;
    }

    private List<String> pages(Board board, String sort) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = given.admin()
                    .asks()
                    .queryParam("sort", sort)
                    .queryParam("limit", 7)
                    .queryParam(
                            sort.endsWith("rank") ? "stage" : "pipeline",
                            sort.endsWith("rank") ? board.first() : board.pipeline());
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page =
                    request.get("/api/deals").then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }

    private List<String> sorted(Board board, DealSort sort, String direction) {
        return sql.list(
                "select d.id from deal d where d.stage = any(:stages) order by %2$s is null, %2$s%1$s, d.id%1$s"
                        .formatted(direction, sort.column()),
                Map.of(
                        "stages",
                        sort == DealSort.RANK
                                ? List.of(board.first())
                                : List.of(board.first(), board.second(), board.won(), board.lost())),
                row -> row.text("id"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
