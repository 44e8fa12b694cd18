package com.facturix.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DashboardTest extends ApiTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void everyOpenDealIsInOnePartOfTheForecast() {
        var board = given.board();
        open(board.first(), 100, today.minusDays(1));
        open(board.first(), 10, today);
        open(board.second(), 20, YearMonth.from(today).plusMonths(2).atDay(15));
        open(board.second(), 40, YearMonth.from(today).plusMonths(6).atDay(1));
        given.deal().in(board.first()).worth(7).opened();
        given.deal()
                .in(board.won())
                .worth(1)
                .with("closeDate", today.toString())
                .opened();

        var forecast = dashboard(given.admin(), "team", board.pipeline())
                .body("scope", equalTo("team"))
                .body("openDeals", equalTo(5))
                .body("stats.pipelineValue", equalTo(177.00f))
                .body("stats.wonCount", equalTo(1))
                .body("conversionRate", equalTo(1.0f))
                .body("forecastByMonth", hasSize(9))
                .body("forecastByMonth.value", contains(100f, 10f, 0f, 20f, 0f, 0f, 0f, 40f, 7f))
                .body("forecastByMonth[0].overdue", equalTo(true))
                .body("forecastByMonth[1].month", equalTo(YearMonth.from(today).toString()))
                .body("forecastByMonth[3].weightedValue", equalTo(12.00f))
                .extract()
                .jsonPath();

        // Each part's bounds are the filter that shows its deals.
        for (var i = 0; i < 8; i++) {
            var request = given.admin()
                    .asks()
                    .queryParam("pipeline", board.pipeline())
                    .queryParam("kind", "open");
            var from = forecast.getString("forecastByMonth[" + i + "].from");
            var to = forecast.getString("forecastByMonth[" + i + "].to");
            if (from != null) {
                request.queryParam("closeFrom", from);
            }
            if (to != null) {
                request.queryParam("closeTo", to);
            }
            var total = request.queryParam("include", "total")
                    .get("/api/deals")
                    .jsonPath()
                    .getInt("total");
            assertThat(total).isEqualTo(forecast.getInt("forecastByMonth[" + i + "].count"));
        }
    }

    @Test
    void whatNeedsAttentionIsCountedAndShown() {
        var board = given.board();
        var overdue = open(board.first(), 100, today.minusDays(3));
        var rotting = given.deal().in(board.first()).worth(50).opened();
        sql.update("""
                update deal set stage_since = now() - interval '20 days', last_touch_at = now() - interval '20 days'
                where id = :id
                """, Map.of("id", rotting.id()));
        var planned = given.deal().in(board.first()).worth(30).opened();
        sql.update(
                "update deal set next_step_at = now() + interval '1 day' where id = :id", Map.of("id", planned.id()));

        dashboard(given.admin(), "team", board.pipeline())
                .body("attention.overdue.count", equalTo(1))
                .body("attention.overdue.value", equalTo(100f))
                .body("attention.overdue.items.id", contains(id(overdue)))
                .body("attention.rotting.count", equalTo(1))
                .body("attention.rotting.items.id", contains(id(rotting)))
                .body("attention.noNextStep.count", equalTo(2))
                .body("attention.noNextStep.value", equalTo(150f))
                .body("attention.noNextStep.items.id", contains(id(overdue), id(rotting)));
    }

    @Test
    void theLatestFiveOfTheWonAndLostAreShown() {
        var board = given.board();
        var won = new java.util.ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            won.addFirst(id(given.deal().in(board.won()).opened()));
        }
        var lost = given.deal().in(board.lost()).with("lostReason", "price").opened();

        dashboard(given.admin(), "team", board.pipeline())
                .body("recentlyWon.id", contains(won.subList(0, 5).toArray()))
                .body("recentlyLost.id", contains(id(lost)))
                .body("conversionRate", equalTo(0.8571f));
    }

    @Test
    void aBdsNumbersAreTheirOwnAndTheTeamIsWhatTheySee() {
        var board = given.board();
        var bd = given.bd();
        var own = given.deal().in(board.first()).ownedBy(bd).worth(5).opened();
        var lead = given.lead().created();
        var seen = given.deal().in(board.first()).from(lead).worth(9).opened();
        given.assignedToCampaign(bd, lead.json().getUUID("campaign.id"));
        given.deal().in(board.first()).worth(100).opened();

        dashboard(bd, null, board.pipeline())
                .body("scope", equalTo("mine"))
                .body("stats.pipelineValue", equalTo(5f))
                .body("accounts", equalTo(2))
                .body("activeCampaigns", equalTo(1))
                .body("leads", equalTo(0))
                .body("attention.noNextStep.items.id", contains(id(own)));
        dashboard(bd, "team", board.pipeline())
                .body("scope", equalTo("team"))
                .body("stats.pipelineValue", equalTo(14f))
                .body("leads", equalTo(1))
                .body("attention.noNextStep.items.id", containsInAnyOrder(id(own), id(seen)));
    }

    @Test
    void aManagersOwnNumbersAreOfWhatIsTheirs() {
        var board = given.board();
        var manager = given.somebody(com.facturix.crm.platform.security.Role.MANAGER);
        given.account().ownedBy(manager).created();
        var campaign = given.campaign().created();
        given.assignedToCampaign(manager, campaign.id());
        given.lead().of(campaign).ownedBy(manager).created();
        given.deal().in(board.first()).ownedBy(manager).worth(3).opened();
        given.deal().in(board.first()).worth(100).opened();

        dashboard(manager, "mine", board.pipeline())
                .body("accounts", equalTo(1))
                .body("activeCampaigns", equalTo(1))
                .body("leads", equalTo(1))
                .body("openDeals", equalTo(1))
                .body("stats.pipelineValue", equalTo(3f));
        dashboard(manager, null, board.pipeline())
                .body("scope", equalTo("team"))
                .body("stats.pipelineValue", equalTo(103f));
        given.admin().asks().get("/api/reports/dashboard?scope=all").then().statusCode(400);
    }

    @Test
    void withoutAPipelineAllOfThemCount() {
        dashboard(given.admin(), "team", null)
                .body("stats.byStage.stage", hasItems("prospecting", "closed_won"))
                .body("forecastByMonth", hasSize(9));
    }

    private Made open(String stage, int value, LocalDate closeDate) {
        return given.deal()
                .in(stage)
                .worth(value)
                .with("closeDate", closeDate.toString())
                .opened();
    }

    private static ValidatableResponse dashboard(Persona who, String scope, String pipeline) {
        var request = who.asks();
        if (scope != null) {
            request.queryParam("scope", scope);
        }
        if (pipeline != null) {
            request.queryParam("pipeline", pipeline);
        }
        return request.get("/api/reports/dashboard").then().statusCode(200);
    }

    private static String id(Made deal) {
        return deal.id().toString();
    }
}
