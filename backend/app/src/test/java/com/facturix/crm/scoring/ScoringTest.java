package com.facturix.crm.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScoringTest extends ApiTest {
    private static final String PATH = "/api/campaigns/{id}/scoring";

    @Inject
    Scores scores;

    private long stored(Made lead) {
        return sql.count("select score from lead where id = :id", Map.of("id", lead.id()));
    }

    private ValidatableResponse score(Persona reader, Made lead) {
        return reader.asks().get("/api/leads/{id}/score", lead.id()).then();
    }

    private void calls(Made lead, String outcome) {
        given.manager()
                .sends(Map.of("kind", "call", "leadId", lead.id(), "outcome", outcome))
                .post("/api/activities")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse weighs(Made campaign, List<?> rules, List<String> countries, long version) {
        return given.manager()
                .sends(
                        Map.of(
                                "rules",
                                rules,
                                "seniorWords",
                                List.of("head", "directrice générale"),
                                "countries",
                                countries,
                                "halfLifeDays",
                                30),
                        version)
                .put(PATH, campaign.id())
                .then();
    }

    @Test
    void aNewLeadIsScoredByWhatIsKnownAndEachPointHasItsReason() {
        var lead = given.lead()
                .with("email", "ana@example.com")
                .with("phone", "+33 1 99 00 12 34")
                .with("jobTitle", "Directrice commerciale")
                .created();

        // 5 e-mail, 10 phone, 15 title, 10 fresh
        assertThat(stored(lead)).isEqualTo(40);
        score(given.manager(), lead)
                .statusCode(200)
                .body("score", equalTo(40))
                .body("contributions.reason", contains("senior_title", "has_phone", "fresh", "has_email"))
                .body("contributions.points", contains(15, 10, 10, 5))
                .body("contributions[0].kind", equalTo("field"));
    }

    @Test
    void callsRaiseAndLowerTheScoreAtOnceWithoutANewVersion() {
        var lead = given.lead().created();
        assertThat(stored(lead)).isEqualTo(10);

        calls(lead, "interested");
        assertThat(stored(lead)).isEqualTo(60);
        calls(lead, "no_answer");
        calls(lead, "voicemail");
        assertThat(stored(lead)).isEqualTo(54);
        score(given.manager(), lead)
                .body("contributions.reason", contains("interested", "fresh", "in_touch", "unanswered"))
                .body("contributions[3].points", equalTo(-6))
                .body("contributions[3].count", equalTo(2));
        calls(lead, "not_a_fit");
        assertThat(stored(lead)).isEqualTo(4);
        given.manager().asks().get("/api/leads/{id}", lead.id()).then().body("version", equalTo(0));
    }

    @Test
    void aReplyCountsWhoeverWritesItDown() {
        var lead = given.lead().created();
        given.manager()
                .sends(Map.of("kind", "email", "leadId", lead.id(), "outcome", "replied", "body", "Call me."))
                .post("/api/activities")
                .then()
                .statusCode(201);

        score(given.manager(), lead).body("contributions.reason", contains("replied", "fresh", "in_touch"));
        assertThat(stored(lead)).isEqualTo(45);
    }

    @Test
    void whatALeadDidWearsOff() {
        var lead = given.lead().created();
        calls(lead, "interested");
        sql.update("""
                update activity set at = now() - interval '30 days 1 minute' where lead_id = :id and kind = 'call'
                """, Map.of("id", lead.id()));
        sql.update("update lead set created_at = now() - interval '60 days' where id = :id", Map.of("id", lead.id()));

        scores.rescore(List.of(lead.id()), new ScoreWeights(null, null, null, null));

        // Half of 40, and gone quiet since.
        assertThat(stored(lead)).isEqualTo(10);
    }

    @Test
    void anAmendedLeadAndADeletedCallAreScoredAnew() {
        var lead = given.lead().created();
        calls(lead, "callback");
        var before = stored(lead);
        var call = sql.one(
                "select id from activity where lead_id = :id and kind = 'call'",
                Map.of("id", lead.id()),
                row -> row.uuid("id"));

        given.manager().asks().delete("/api/activities/{id}", call).then().statusCode(204);
        assertThat(stored(lead)).isLessThan(before).isEqualTo(10);
        given.manager()
                .sends(Map.of("campaignId", lead.json().getUUID("campaign.id"), "company", "Hexagone"), 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200);
        assertThat(stored(lead)).isEqualTo(15);
    }

    @Test
    void managersWeighPerCampaignAndItsLeadsFollow() {
        var campaign = given.campaign().created();
        var other = given.lead().with("country", "BE").created();
        var lead = given.lead()
                .of(campaign)
                .with("country", "BE")
                .with("jobTitle", "Directrice générale")
                .created();
        var buyer = given.lead().of(campaign).with("jobTitle", "Headhunter").created();

        weighs(
                        campaign,
                        List.of(
                                Map.of("reason", "target_country", "points", 50),
                                Map.of("reason", "fresh", "points", 0)),
                        List.of("BE"),
                        0)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("rules.find { it.reason == 'target_country' }.points", equalTo(50))
                .body("rules.find { it.reason == 'has_phone' }.points", equalTo(10))
                .body("countries", contains("BE"));

        await().untilAsserted(() -> assertThat(stored(lead)).isEqualTo(65));
        // "head" is a word, not a beginning of one.
        assertThat(stored(buyer)).isZero();
        assertThat(stored(other)).isEqualTo(10);
        score(given.manager(), lead).body("contributions.reason", hasItems("target_country", "senior_title"));
        score(given.manager(), other).body("contributions.reason", not(hasItems("target_country")));
    }

    @Test
    void aScoreStaysWithinItsBounds() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).created();
        weighs(
                        campaign,
                        List.of(
                                Map.of("reason", "fresh", "points", 100),
                                Map.of("reason", "interested", "points", 100)),
                        List.of(),
                        0)
                .statusCode(200);
        calls(lead, "interested");
        assertThat(stored(lead)).isEqualTo(100);
        weighs(campaign, List.of(Map.of("reason", "fresh", "points", -100)), List.of(), 1)
                .statusCode(200);
        await().untilAsserted(() -> assertThat(stored(lead)).isZero());
    }

    @Test
    void weightsNeedAManagerAVersionAndToHold() {
        var campaign = given.campaign().created();
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());
        var stranger = given.bd();
        var rules = List.of(Map.of("reason", "fresh", "points", 5));
        var before = trace("campaign_settings");

        bd.asks().get(PATH, campaign.id()).then().statusCode(200).body("version", equalTo(0));
        bd.sends(Map.of(), 0).put(PATH, campaign.id()).then().statusCode(403);
        stranger.asks().get(PATH, campaign.id()).then().statusCode(404);
        given.manager()
                .asks()
                .get("/api/leads/{id}/score", UUID.randomUUID())
                .then()
                .statusCode(404);
        weighs(campaign, List.of(Map.of("reason", "fresh", "points", 101)), List.of(), 0)
                .statusCode(400);
        weighs(campaign, List.of(rules.getFirst(), rules.getFirst()), List.of(), 0)
                .statusCode(400)
                .body("errors.field", contains("rules[1].reason"));
        weighs(campaign, rules, List.of("Belgium"), 0).statusCode(400);
        assertThat(trace("campaign_settings")).isEqualTo(before);
        weighs(campaign, rules, List.of(), 0).statusCode(200);
        weighs(campaign, rules, List.of(), 0).statusCode(412).body("current.version", equalTo(1));
    }
}
