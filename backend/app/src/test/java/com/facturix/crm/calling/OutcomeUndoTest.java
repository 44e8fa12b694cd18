package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Outcomes that are taken back, over HTTP. */
@QuarkusTest
class OutcomeUndoTest extends CallingTest {
    @Test
    void anOutcomeCanBeTakenBackWholly() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var other = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        var first = nextId(bd, campaign);
        var result = logged(
                bd,
                first,
                Map.of(
                        "outcome",
                        "interested",
                        "finishAndNext",
                        true,
                        "campaignId",
                        campaign.id(),
                        "nextStep",
                        Map.of("title", "Send the brochure", "dueAt", inHours(24))));
        assertThat(result.getString("next.lead.id")).isNotNull();
        assertThat(result.getString("lead.owner.name")).isEqualTo(bd.name());

        bd.asks()
                .delete("/api/leads/{id}/outcome/{activity}", first, result.getString("activityId"))
                .then()
                .statusCode(200)
                .body("lead.id", equalTo(first.toString()))
                .body("lead.status", equalTo("new"))
                .body("lead.attempts", equalTo(0))
                .body("why.reason", equalTo("never_tried"));

        assertThat(lead(first).getString("owner")).isNull();
        var second = first.equals(lead.id()) ? other.id() : lead.id();
        assertThat(standing(second)).isEqualTo("ready");
        bd.asks().queryParam("leadId", first).get("/api/tasks").then().body("items.size()", equalTo(0));
        bd.asks()
                .queryParam("leadId", first)
                .queryParam("kind", "call")
                .get("/api/activities")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void onlyTheLastOutcomeAndOnlyByItsBdAndOnlyForAWhileCanBeTakenBack() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);
        var first = logged(bd, lead.id(), Map.of("outcome", "busy")).getString("activityId");
        bdOn(campaign)
                .asks()
                .delete("/api/leads/{id}/outcome/{activity}", lead.id(), first)
                .then()
                .statusCode(403);
        var second = logged(bd, lead.id(), Map.of("outcome", "voicemail")).getString("activityId");

        bd.asks()
                .delete("/api/leads/{id}/outcome/{activity}", lead.id(), first)
                .then()
                .statusCode(409)
                .body("code", equalTo("not_last"));
        sql.update(
                "update call_outcome set at = at - interval '11 minutes' where activity_id = any(:ids)",
                Map.of("ids", List.of(UUID.fromString(first), UUID.fromString(second))));
        bd.asks()
                .delete("/api/leads/{id}/outcome/{activity}", lead.id(), second)
                .then()
                .statusCode(409)
                .body("code", equalTo("too_late"));
        bd.asks()
                .delete("/api/leads/{id}/outcome/{activity}", lead.id(), UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
