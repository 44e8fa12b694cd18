package com.facturix.crm.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CampaignSettingsTest extends ApiTest {
    private static final String PATH = "/api/campaigns/{id}/settings";

    @Inject
    CampaignSettings settings;

    private static Map<String, Object> request() {
        var rule = Map.of("waitMinutes", 60, "maxAttempts", 2, "otherDayPart", true);
        return new HashMap<>(Map.of(
                "window",
                Map.of("days", List.of(6, 1), "from", "08:30", "to", "19:45", "skipHolidays", false),
                "coolingMinutes",
                0,
                "leaseMinutes",
                5,
                "maxAttempts",
                3,
                "queueOrder",
                List.of("newest", "score", "hot_reply", "fewest_attempts", "callback_due"),
                "retryRules",
                Map.of("no_answer", rule, "voicemail", rule, "busy", rule, "gatekeeper", rule)));
    }

    private ValidatableResponse saves(Made campaign, Map<String, Object> request, long version) {
        return given.manager().sends(request, version).put(PATH, campaign.id()).then();
    }

    @Test
    void aCampaignThatNobodySetUpHasTheDefaults() {
        var campaign = given.campaign().created();

        given.manager()
                .asks()
                .get(PATH, campaign.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0))
                .body("script", nullValue())
                .body("window.days", contains(1, 2, 3, 4, 5))
                .body("window.from", equalTo("09:00"))
                .body("window.to", equalTo("18:00"))
                .body("leaseMinutes", equalTo(10))
                .body("queueOrder", contains("callback_due", "hot_reply", "score", "fewest_attempts", "newest"))
                .body("retryRules.no_answer.waitMinutes", equalTo(240));
    }

    @Test
    void theTableHasTheSameDefaultsAsTheCode() {
        var campaign = given.campaign().created();
        sql.update("insert into campaign_settings (campaign_id) values (:id)", Map.of("id", campaign.id()));

        assertThat(settings.of(campaign.id())).isEqualTo(CallingRules.DEFAULT);
        assertThat(settings.of(UUID.randomUUID())).isEqualTo(CallingRules.DEFAULT);
    }

    @Test
    void aManagerSetsACampaignUpAndOthersReadTheRules() {
        var campaign = given.campaign().created();
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());

        saves(campaign, request(), 0)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("window.days", contains(1, 6))
                .body("window.skipHolidays", equalTo(false))
                .body("queueOrder[0]", equalTo("newest"));

        bd.asks().get(PATH, campaign.id()).then().statusCode(200).body("leaseMinutes", equalTo(5));
        var rules = settings.of(campaign.id());
        assertThat(rules.to()).hasToString("19:45");
        assertThat(rules.retryRules().after("busy").orElseThrow().maxAttempts()).isEqualTo(2);
        assertThat(rules.retryRules().after("interested")).isEmpty();
    }

    @Test
    void anEditNeedsTheVersionThatWasRead() {
        var campaign = given.campaign().created();

        given.manager().sends(request()).put(PATH, campaign.id()).then().statusCode(428);
        saves(campaign, request(), 0).statusCode(200);
        saves(campaign, request(), 0).statusCode(412).body("current.version", equalTo(1));
        // Nothing changed: no new version.
        saves(campaign, request(), 1).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void aScriptIsCleanedAndItsTokensAreChecked() {
        var campaign = given.campaign().created();
        var request = request();
        request.put("script", "<p onclick=\"x()\">Hello {{firstName|there}}</p><script>x()</script>");
        saves(campaign, request, 0).statusCode(200).body("script", equalTo("<p>Hello {{firstName|there}}</p>"));

        request.put("script", "<p>Hello {{fristName}}</p>");
        saves(campaign, request, 1).statusCode(400).body("errors.field", contains("script"));
        request.put("script", "<p></p>");
        saves(campaign, request, 1).statusCode(200).body("script", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "window, '{\"days\": [1], \"from\": \"18:00\", \"to\": \"09:00\"}', window.to",
        "window, '{\"days\": [], \"from\": \"08:00\", \"to\": \"09:00\"}', window.days",
        "window, '{\"days\": [8], \"from\": \"08:00\", \"to\": \"09:00\"}', window.days[0]",
        "window, '{\"days\": [1], \"from\": \"8\", \"to\": \"09:00\"}', window.from",
        "queueOrder, '[\"newest\", \"newest\", \"score\", \"hot_reply\", \"fewest_attempts\"]', queueOrder",
        "queueOrder, '[]', queueOrder",
        "leaseMinutes, 0, leaseMinutes",
        "leaseMinutes, null, leaseMinutes",
        "coolingMinutes, 43201, coolingMinutes"
    })
    void settingsThatDoNotHoldAreRefusedAndNamed(String field, String value, String at) {
        var campaign = given.campaign().created();
        var request = request();
        request.put(
                field,
                io.restassured.path.json.JsonPath.from("{\"v\": " + value + "}").get("v"));

        saves(campaign, request, 0).statusCode(400).body("errors.field", contains(at));
    }

    @Test
    void aBdReadsButDoesNotChangeThemAndForeignCampaignsAreNotThere() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var before = trace("campaign_settings");

        bd.asks().get(PATH, campaign.id()).then().statusCode(404);
        bd.sends(request(), 0).put(PATH, campaign.id()).then().statusCode(403);
        given.manager().sends(request(), 0).put(PATH, UUID.randomUUID()).then().statusCode(404);

        assertThat(trace("campaign_settings")).isEqualTo(before);
    }
}
