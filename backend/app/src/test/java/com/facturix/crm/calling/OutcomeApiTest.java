package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each outcome of a call brings with it, over HTTP. */
@QuarkusTest
class OutcomeApiTest extends CallingTest {
    @ParameterizedTest
    @CsvSource({
        "no_answer,    new,       waiting retry",
        "voicemail,    new,       waiting retry",
        "busy,         new,       waiting retry",
        "gatekeeper,   new,       waiting retry",
        "interested,   qualified, closed status",
        "not_a_fit,    lost,      closed status",
        "wrong_number, lost,      closed status",
        "do_not_call,  lost,      closed do_not_call"
    })
    void eachOutcomeSetsTheStatusAndPlansWhatComesNext(String outcome, String status, String standing) {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        var result = logged(bd, lead.id(), Map.of("outcome", outcome, "note", "What was said", "durationSeconds", 42));

        assertThat(result.getString("lead.status")).isEqualTo(status);
        assertThat(result.getInt("lead.attempts")).isEqualTo(1);
        assertThat(result.getString("lead.lastOutcome")).isEqualTo(outcome);
        assertThat(result.getString("lead.calling.lock")).isNull();
        assertThat(standing(lead.id())).isEqualTo(standing);
        given.manager()
                .asks()
                .queryParam("leadId", lead.id())
                .queryParam("kind", "call")
                .get("/api/activities")
                .then()
                .body("items[0].outcome", equalTo(outcome))
                .body("items[0].body", equalTo("What was said"))
                .body("items[0].actor.name", equalTo(bd.name()));
    }

    @Test
    void aPromisedCallbackIsATaskAndComesBackToWhoPromisedIt() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);
        var at = inHours(30);

        var result = logged(bd, lead.id(), Map.of("outcome", "callback", "callbackAt", at));

        assertThat(result.getString("lead.status")).isEqualTo("contacted");
        assertThat(result.getString("plan.hold")).isEqualTo("callback");
        assertThat(Instant.parse(result.getString("lead.nextActionAt")))
                .isBetween(Instant.parse(at).minusSeconds(1), Instant.parse(at));
        var task = bd.asks()
                .queryParam("leadId", lead.id())
                .queryParam("done", false)
                .get("/api/tasks")
                .jsonPath();
        assertThat(task.getString("items[0].title")).startsWith("Call back Camille");
        itsTimeHasCome(lead.id());
        assertThat(next(bdOn(campaign), campaign)).isNull();
        assertThat(next(bd, campaign).getString("why.reason")).isEqualTo("callback_due");

        logged(bd, lead.id(), Map.of("outcome", "no_answer"));

        bd.asks()
                .queryParam("leadId", lead.id())
                .queryParam("done", true)
                .get("/api/tasks")
                .then()
                .body("items[0].doneAt", notNullValue());
    }

    @Test
    void aCallbackNeedsItsTimeAndNothingElseMayHaveOne() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);
        var before = trace("activity");

        for (var call : List.of(
                Map.of("outcome", "callback"),
                Map.of("outcome", "busy", "callbackAt", inHours(1)),
                Map.of("outcome", "callback", "callbackAt", inHours(-5)),
                Map.of("outcome", "no_answer", "retryAt", "9999-01-01T00:00:00Z"),
                Map.of("outcome", "no_answer", "at", inHours(2)),
                Map.of("outcome", "no_answer", "status", "no_such_status"),
                Map.of("outcome", "sang_a_song"))) {
            outcome(bd, lead.id(), call).statusCode(400);
        }

        assertThat(trace("activity")).isEqualTo(before);
        assertThat(standing(lead.id())).isEqualTo("leased");
    }

    @Test
    void whoIsNotToBeCalledIsNotInAnyCampaignAndWillNotBe() {
        var email = Given.unique("ada").replace(' ', '.') + "@example.test";
        var campaign = campaign();
        var lead = given.lead().of(campaign).with("email", email).created();
        var elsewhere = given.lead()
                .of(campaign())
                .with("email", email.toUpperCase(java.util.Locale.ROOT))
                .created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        var result = logged(bd, lead.id(), Map.of("outcome", "do_not_call"));

        assertThat(standing(elsewhere.id())).isEqualTo("closed do_not_call");
        var later = given.lead().of(campaign()).with("email", email).created();
        assertThat(standing(later.id())).isEqualTo("closed do_not_call");
        given.admin()
                .asks()
                .put("/api/leads/{id}/lock", elsewhere.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("not_callable"));

        bd.asks()
                .delete("/api/leads/{id}/outcome/{activity}", lead.id(), result.getString("activityId"))
                .then()
                .statusCode(200);
        assertThat(standing(elsewhere.id())).isEqualTo("ready");
        assertThat(lead(later.id()).getBoolean("doNotCall")).isFalse();
    }

    @Test
    void whoIsNamedInTheNoteOfACallIsToldIfTheyMaySeeTheLead() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        var colleague = bdOn(campaign);
        nextId(bd, campaign);
        var words = "Ask " + colleague.name();
        var stranger = List.of(colleague.id(), given.bd().id());
        var before = trace("activity");

        outcome(bd, lead.id(), Map.of("outcome", "busy", "note", words, "mentions", stranger))
                .statusCode(400)
                .body("errors.field", equalTo(List.of("mentions[1]")));
        var crowd = Stream.generate(UUID::randomUUID).limit(51).toList();
        outcome(bd, lead.id(), Map.of("outcome", "busy", "note", words, "mentions", crowd))
                .statusCode(400)
                .body("errors.field", equalTo(List.of("mentions")));
        assertThat(trace("activity")).isEqualTo(before);
        assertThat(standing(lead.id())).isEqualTo("leased");

        var named = List.of(colleague.id(), colleague.id());
        logged(bd, lead.id(), Map.of("outcome", "busy", "note", words, "mentions", named));

        colleague
                .asks()
                .get("/api/notifications")
                .then()
                .body("items[0].kind", equalTo("mentioned"))
                .body("items[0].text", equalTo(words))
                .body("items[0].record.id", equalTo(lead.id().toString()));
        bd.asks()
                .queryParam("leadId", lead.id())
                .queryParam("kind", "call")
                .get("/api/activities")
                .then()
                .body("items[0].mentions.name", equalTo(List.of(colleague.name())));
    }

    @Test
    void anOutcomeThatIsSentTwiceUnderOneKeyIsLoggedOnce() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);
        var call = Map.of("outcome", "voicemail", "at", inHours(-1));
        var key = UUID.randomUUID().toString();

        var first = bd.sends(call).header("Idempotency-Key", key).post("/api/leads/{id}/outcome", lead.id());
        var again = bd.sends(call).header("Idempotency-Key", key).post("/api/leads/{id}/outcome", lead.id());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("activityId"))
                .isEqualTo(first.jsonPath().getString("activityId"));
        assertThat(lead(lead.id()).getInt("attempts")).isEqualTo(1);
    }

    @Test
    void aLeadCalledAsOftenAsTheOutcomesRuleAllowsIsNotCalledAgainUntilTheRuleChanges() {
        var campaign = campaign();
        var rules = new HashMap<>(given.admin()
                .asks()
                .get("/api/campaigns/{id}/settings", campaign.id())
                .jsonPath()
                .<String, Object>getMap("retryRules"));
        rules.put("busy", Map.of("waitMinutes", 30, "maxAttempts", 2, "otherDayPart", false));
        settings(campaign.id(), Map.of("retryRules", rules));
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        logged(bd, lead.id(), Map.of("outcome", "busy"));
        assertThat(standing(lead.id())).isEqualTo("waiting retry");
        var result = logged(bd, lead.id(), Map.of("outcome", "busy"));

        assertThat(result.getString("plan.hold")).isEqualTo("attempts_used_up");
        assertThat(result.getString("lead.nextActionAt")).isNull();
        settings(campaign.id(), Map.of("maxAttempts", 20));
        Awaitility.await().untilAsserted(() -> assertThat(standing(lead.id())).isNotEqualTo("closed attempts_used_up"));
    }

    @Test
    void whoCalledWhileOfflineIsHeardLaterAndTakesNobodysLeaseAway() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);
        itsTimeHasCome(lead.id());
        var other = bdOn(campaign);
        assertThat(nextId(other, campaign)).isEqualTo(lead.id());

        logged(
                bd,
                lead.id(),
                Map.of(
                        "outcome",
                        "gatekeeper",
                        "at",
                        Instant.now().minus(Duration.ofMinutes(20)).toString()));

        assertThat(standing(lead.id())).isEqualTo("leased");
        assertThat(nextId(other, campaign)).isEqualTo(lead.id());
    }

    @Test
    void theCallsOfACampaignAreFoundByWhoMadeThemAndSinceWhen() {
        var campaign = campaign();
        var bd = bdOn(campaign);
        var colleague = bdOn(campaign);
        var earlier = given.lead().of(campaign).created();
        var later = given.lead().of(campaign).created();
        logged(bd, earlier.id(), Map.of("outcome", "busy", "at", inHours(-3)));
        logged(bd, later.id(), Map.of("outcome", "voicemail", "at", inHours(-1)));
        logged(colleague, earlier.id(), Map.of("outcome", "no_answer"));

        given.manager()
                .asks()
                .queryParam("campaignId", campaign.id())
                .queryParam("actorId", bd.id())
                .queryParam("kind", "call")
                .queryParam("from", inHours(-2))
                .get("/api/activities")
                .then()
                .statusCode(200)
                .body("items.outcome", equalTo(List.of("voicemail")));
    }

    @Test
    void aStrangerLogsNothing() {
        var campaign = campaign();
        var owner = bdOn(campaign);
        var lead = given.lead().of(campaign).ownedBy(owner).created();
        var before = trace("activity");

        outcome(given.bd(), lead.id(), Map.of("outcome", "busy")).statusCode(404);
        outcome(bdOn(campaign), lead.id(), Map.of("outcome", "busy")).statusCode(403);

        assertThat(trace("activity").rows()).isEqualTo(before.rows());
    }
}
