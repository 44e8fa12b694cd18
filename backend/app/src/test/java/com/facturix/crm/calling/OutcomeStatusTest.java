package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Outcomes that meet a campaign's own statuses, over HTTP. */
@QuarkusTest
class OutcomeStatusTest extends CallingTest {
    @Test
    void aCampaignsOwnStatusesAreMetByWhatTheyMean() {
        var campaign = campaign();
        statuses(
                campaign,
                status("Fresh", "new"),
                status("Spoken to", "contacted"),
                status("Hot", "qualified"),
                status("Gone", "lost"),
                status("Won", "converted"));
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        assertThat(logged(bd, lead.id(), Map.of("outcome", "interested")).getString("lead.status"))
                .isEqualTo("hot");
    }

    @Test
    void ofSeveralStatusesThatMeanTheSameTheFirstIsSetUnlessAnotherIsChosen() {
        var campaign = campaign();
        statuses(
                campaign,
                status("Fresh", "new"),
                status("Warm", "qualified"),
                status("Hot", "qualified"),
                status("Gone", "lost"));
        var bd = bdOn(campaign);
        var first = given.lead().of(campaign).created();
        nextId(bd, campaign);
        assertThat(logged(bd, first.id(), Map.of("outcome", "interested")).getString("lead.status"))
                .isEqualTo("warm");

        var second = given.lead().of(campaign).created();
        nextId(bd, campaign);
        assertThat(logged(bd, second.id(), Map.of("outcome", "interested", "status", "hot"))
                        .getString("lead.status"))
                .isEqualTo("hot");
    }

    @Test
    void aStatusThatComesToMeanLostTakesItsLeadsOutOfTheQueue() {
        var campaign = campaign();
        var parked = new HashMap<>(status("Parked", "new"));
        statuses(campaign, parked, status("Lost", "lost"));
        var lead = given.lead().of(campaign).created();
        assertThat(standing(lead.id())).isEqualTo("ready");

        parked.putAll(Map.of("key", "parked", "meaning", "lost"));
        statuses(campaign, status("Fresh", "new"), parked);

        Awaitility.await().untilAsserted(() -> assertThat(standing(lead.id())).isEqualTo("closed status"));
    }

    @SafeVarargs
    private void statuses(Made campaign, Map<String, Object>... items) {
        var version = given.admin()
                .asks()
                .get("/api/campaigns/{id}/statuses", campaign.id())
                .jsonPath()
                .getLong("version");
        given.admin()
                .sends(Map.of("items", List.of(items)), version)
                .put("/api/campaigns/{id}/statuses", campaign.id())
                .then()
                .log()
                .ifError()
                .statusCode(200);
    }

    private static Map<String, Object> status(String label, String meaning) {
        return Map.of("label", Map.of("en", label, "fr", label), "meaning", meaning, "color", "#228be6");
    }
}
