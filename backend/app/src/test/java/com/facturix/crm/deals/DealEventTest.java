package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One write, one event: read here from the audit log, which writes each of them down. */
@QuarkusTest
class DealEventTest extends ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DealTouch touch;

    @Test
    void anEditThatDoesSeveralThingsIsOneEventWithAllTheChanges() throws Exception {
        var board = given.board();
        var bd = given.bd();
        var deal = given.deal().in(board.first()).opened();
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("stage", board.second());
        changes.put("ownerId", bd.id());
        changes.put("value", 2500);
        changes.put("closeDate", "2027-02-01");
        put(deal, changes);

        var entries = entries(deal);

        assertThat(entries).extracting(Entry::action).containsExactly("deal.opened", "deal.reassigned");
        var told = entries.get(1).changes();
        assertThat(told.get("stage")).isEqualTo(List.of(board.first(), board.second()));
        assertThat(told.get("ownerId"))
                .isEqualTo(List.of(given.admin().id().toString(), bd.id().toString()));
        assertThat(told.get("value"))
                .extracting(java.math.BigDecimal::new)
                .usingElementComparator(java.math.BigDecimal::compareTo)
                .containsExactly(new java.math.BigDecimal(1000), new java.math.BigDecimal(2500));
        assertThat(told.get("closeDate")).isEqualTo(List.of("null", "2027-02-01"));
        assertThat(told.get("probability")).isEqualTo(List.of("20", "60"));
        assertThat(told).hasSize(5);
    }

    @Test
    void everyKindOfMoveHasItsName() throws Exception {
        var board = given.board();
        var deal = given.deal().in(board.first()).opened();
        var other = given.deal().in(board.first()).opened();
        place(deal, Map.of("stage", board.second()));
        place(deal, Map.of("stage", board.won()));
        place(deal, Map.of("stage", board.first()));
        place(deal, Map.of("stage", board.first(), "afterId", other.id()));
        place(deal, Map.of("stage", board.lost(), "lostReason", "price"));
        var version = place(deal, Map.of("stage", board.first()));
        given.admin().asks(version).delete("/api/deals/{id}", deal.id()).then().statusCode(204);

        assertThat(entries(deal))
                .extracting(Entry::action)
                .containsExactly(
                        "deal.opened",
                        "deal.placed",
                        "deal.won",
                        "deal.reopened",
                        "deal.placed",
                        "deal.lost",
                        "deal.reopened",
                        "deal.deleted");
    }

    @Test
    void cardsMovedTogetherAreOneEventEach() throws Exception {
        var board = given.board();
        var a = given.deal().in(board.first()).opened();
        var b = given.deal().in(board.first()).opened();
        given.admin()
                .sends(Map.of("stage", board.won(), "dealIds", List.of(a.id(), b.id())))
                .put("/api/deals/placements")
                .then()
                .statusCode(200);

        for (var deal : List.of(a, b)) {
            assertThat(entries(deal)).extracting(Entry::action).containsExactly("deal.opened", "deal.won");
        }
    }

    @Test
    void aTouchMovesTheRotClockForwardOnlyAndIsNoEdit() {
        var deal = given.deal().opened();
        var later = Instant.parse("2033-01-01T00:00:00Z");

        touch.touched(deal.id(), later);
        touch.touched(deal.id(), Instant.parse("2032-01-01T00:00:00Z"));
        touch.nextStep(deal.id(), later);
        assertThat(column(deal, "last_touch_at")).isEqualTo(later);
        assertThat(column(deal, "next_step_at")).isEqualTo(later);
        touch.nextStep(deal.id(), null);

        assertThat(column(deal, "next_step_at")).isNull();
        assertThat(given.admin()
                        .asks()
                        .get("/api/deals/{id}", deal.id())
                        .jsonPath()
                        .getLong("version"))
                .isEqualTo(deal.version());
    }

    /** {@code changes}: before and after by field, as texts. */
    private record Entry(String action, Map<String, List<String>> changes) {}

    private List<Entry> entries(Made deal) throws Exception {
        var rows = sql.list(
                "select action, changes from audit_entry where entity = 'deal' and entity_id = :id order by at, id",
                Map.of("id", deal.id().toString()),
                row -> Map.entry(row.text("action"), row.text("changes")));
        var entries = new java.util.ArrayList<Entry>();
        for (var row : rows) {
            var changes = new HashMap<String, List<String>>();
            for (JsonNode change : JSON.readTree(row.getValue())) {
                changes.put(
                        change.path("field").asText(),
                        List.of(
                                change.path("before").asText("null"),
                                change.path("after").asText("null")));
            }
            entries.add(new Entry(row.getKey(), changes));
        }
        return entries;
    }

    private void put(Made deal, Map<String, @Nullable Object> changes) {
        given.admin()
                .sends(DealWritingTest.editOf(deal, changes), deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200);
    }

    private long place(Made deal, Map<String, ?> placement) {
        return given.admin()
                .sends(placement)
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("version");
    }

    private @Nullable Instant column(Made deal, String column) {
        return sql.one(
                        "select " + column + " as moment from deal where id = :id",
                        Map.of("id", deal.id()),
                        row -> java.util.Optional.ofNullable(row.instant("moment")))
                .orElse(null);
    }
}
