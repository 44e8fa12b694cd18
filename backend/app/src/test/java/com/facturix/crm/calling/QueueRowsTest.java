package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The leads behind each number of a campaign's queue. */
@QuarkusTest
class QueueRowsTest extends CallingTest {
    private static final Map<String, String> GROUPS = Map.of(
            "ready", "ready",
            "ofOthers", "of_others",
            "outsideHours", "outside_hours",
            "retry", "retry",
            "cooling", "cooling",
            "callback", "callback",
            "leased", "leased",
            "attemptsUsedUp", "attempts_used_up",
            "doNotCall", "do_not_call",
            "status", "status");

    private static ValidatableResponse rows(Persona person, Made campaign, String group) {
        return person.asks()
                .queryParam("group", group)
                .get("/api/campaigns/{id}/queue/leads", campaign.id())
                .then()
                .statusCode(200);
    }

    /** A lead of each number, as far as calls bring them about. */
    private Made mixed(Persona bd, Made campaign) {
        for (var outcome : List.of("no_answer", "interested", "do_not_call")) {
            logged(bd, given.lead().of(campaign).created().id(), Map.of("outcome", outcome));
        }
        var promised = given.lead().of(campaign).created();
        logged(bd, promised.id(), Map.of("outcome", "callback", "callbackAt", inHours(5)));
        given.lead().of(campaign).ownedBy(bdOn(campaign)).created();
        given.lead().of(campaign).created();
        given.lead().of(campaign).created();
        nextId(bd, campaign);
        return promised;
    }

    @Test
    void eachNumberOpensExactlyTheLeadsThatMakeIt() {
        var campaign = campaign();
        var bd = bdOn(campaign);
        mixed(bd, campaign);

        for (var person : List.of(bd, given.manager())) {
            var counts = queue(person, campaign).<String, Integer>getMap("counts");
            var found = new TreeMap<String, Integer>();
            GROUPS.forEach((name, group) -> found.put(
                    name,
                    rows(person, campaign, group)
                            .extract()
                            .jsonPath()
                            .getList("items")
                            .size()));
            assertThat(found).isEqualTo(new TreeMap<>(counts));
            assertThat(found.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(7);
        }
        assertThat(queue(bd, campaign).getInt("counts.ofOthers")).isEqualTo(1);
    }

    @Test
    void aRowSaysWhoseItIsWhoHasItAndUntilWhen() {
        var campaign = campaign();
        var bd = bdOn(campaign);
        var promised = mixed(bd, campaign);

        rows(bd, campaign, "callback")
                .body("items.leadId", equalTo(List.of(promised.id().toString())))
                .body("items[0].forUser.name", equalTo(bd.name()))
                .body("items[0].until", notNullValue())
                .body("items[0].attempts", equalTo(1))
                .body("items[0].lastOutcome", equalTo("callback"));
        rows(bd, campaign, "leased").body("items[0].holder.name", equalTo(bd.name()));
        rows(bd, campaign, "do_not_call").body("items", hasSize(1)).body("items[0].until", nullValue());
    }

    @Test
    void leadsThatAreOutsideTheirCallingHoursAreFound() {
        var campaign = campaign();
        var another = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek().getValue();
        var window = new HashMap<>(ALWAYS);
        window.put("days", List.of(another));
        settings(campaign.id(), Map.of("window", window));
        var lead = given.lead().of(campaign).created();

        rows(given.manager(), campaign, "outside_hours")
                .body("items.leadId", equalTo(List.of(lead.id().toString())));
        rows(given.manager(), campaign, "ready").body("items", empty());
    }

    @Test
    void rowsComePageByPage() {
        var campaign = campaign();
        var expected = new ArrayList<UUID>();
        for (var n = 0; n < 5; n++) {
            expected.add(given.lead().of(campaign).created().id());
        }
        var found = new ArrayList<UUID>();
        String cursor = null;
        do {
            var request = given.manager().asks().queryParam("group", "ready").queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/api/campaigns/{id}/queue/leads", campaign.id())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.leadId", String.class).forEach(id -> found.add(UUID.fromString(id)));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void whoSeesOnlyTheirOwnLeadsFindsOnlyThose() {
        var campaign = campaign();
        given.lead().of(campaign).created();
        var owner = given.bd();
        var own = given.lead().of(campaign).ownedBy(owner).created();

        rows(owner, campaign, "ready")
                .body("items.leadId", equalTo(List.of(own.id().toString())));
        given.bd()
                .asks()
                .queryParam("group", "ready")
                .get("/api/campaigns/{id}/queue/leads", campaign.id())
                .then()
                .statusCode(404);
        for (var group : List.of("", "no_such")) {
            given.manager()
                    .asks()
                    .queryParam("group", group)
                    .get("/api/campaigns/{id}/queue/leads", campaign.id())
                    .then()
                    .statusCode(400);
        }
    }
}
