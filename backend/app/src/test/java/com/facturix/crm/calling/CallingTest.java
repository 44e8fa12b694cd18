package com.facturix.crm.calling;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tests of calling find in place: a campaign that may be called at any hour, and people who work it. */
abstract class CallingTest extends ApiTest {

    static final Map<String, Object> ALWAYS =
            Map.of("days", List.of(1, 2, 3, 4, 5, 6, 7), "from", "00:00", "to", "23:59", "skipHolidays", false);

    /** What may be set; the answer tells more. */
    private static final Set<String> SET =
            Set.of("script", "window", "coolingMinutes", "leaseMinutes", "maxAttempts", "queueOrder", "retryRules");

    /** An active campaign that may be called at any hour. */
    Made campaign() {
        var campaign = given.campaign().created();
        settings(campaign.id(), Map.of());
        return campaign;
    }

    /** Sets a campaign up, with these instead of the defaults and open at all hours. */
    void settings(UUID campaignId, Map<String, ?> changed) {
        var now = given.admin()
                .asks()
                .get("/api/campaigns/{id}/settings", campaignId)
                .then()
                .statusCode(200)
                .extract();
        Map<String, @Nullable Object> settings = new HashMap<>(now.jsonPath().<String, Object>getMap(""));
        settings.keySet().retainAll(SET);
        settings.put("window", ALWAYS);
        settings.putAll(changed);
        given.admin()
                .sends(settings, now.jsonPath().getLong("version"))
                .put("/api/campaigns/{id}/settings", campaignId)
                .then()
                .statusCode(200);
    }

    Persona bdOn(Made campaign) {
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());
        return bd;
    }

    /** What this person is given next, null where nothing is. */
    @Nullable
    JsonPath next(Persona person, Made campaign) {
        var answer = person.sends(Map.of("campaignId", campaign.id()))
                .post("/api/leads/next")
                .then()
                .extract();
        return switch (answer.statusCode()) {
            case 200 -> answer.jsonPath();
            case 204 -> null;
            default -> throw new AssertionError(answer.statusCode() + " " + answer.asString());
        };
    }

    UUID nextId(Persona person, Made campaign) {
        var lease = next(person, campaign);
        return lease == null ? null : lease.getUUID("lead.id");
    }

    ValidatableResponse outcome(Persona person, UUID lead, Map<String, ?> call) {
        return person.sends(call)
                .post("/api/leads/{id}/outcome", lead)
                .then()
                .log()
                .ifError();
    }

    JsonPath logged(Persona person, UUID lead, Map<String, ?> call) {
        return outcome(person, lead, call).statusCode(200).extract().jsonPath();
    }

    void giveBack(Persona person, UUID lead, String reason) {
        person.asks()
                .queryParam("reason", reason)
                .delete("/api/leads/{id}/lock", lead)
                .then()
                .statusCode(204);
    }

    JsonPath queue(Persona person, Made campaign) {
        return person.asks()
                .get("/api/campaigns/{id}/queue", campaign.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath lead(UUID id) {
        return given.admin()
                .asks()
                .get("/api/leads/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Where the lead stands in the queue. */
    String standing(UUID lead) {
        return sql.one(
                "select concat_ws(' ', state, hold) as standing from lead_work where lead_id = :id",
                Map.of("id", lead),
                row -> row.text("standing"));
    }

    /** As if what the lead waits for, or the lease on it, had come to its end. */
    void itsTimeHasCome(UUID lead) {
        sql.update("""
                update lead_work set ready_at = now() - interval '1 second',
                    not_before = not_before - (not_before - now()) - interval '1 second',
                    callback_at = callback_at - (callback_at - now()) - interval '1 second',
                    leased_until = leased_until - (leased_until - now()) - interval '1 second'
                where lead_id = :id
                """, Map.of("id", lead));
    }

    static String inHours(int hours) {
        return Instant.now()
                .truncatedTo(ChronoUnit.MILLIS)
                .plusSeconds(3600L * hours)
                .toString();
    }

    static String unique(String stem) {
        return Given.unique(stem);
    }
}
