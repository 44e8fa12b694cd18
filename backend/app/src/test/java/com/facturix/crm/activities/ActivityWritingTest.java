package com.facturix.crm.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be written down, by whom, and changed. */
@QuarkusTest
class ActivityWritingTest extends NotingTest {
    @Test
    void aCallRestartsTheRotClockWithoutANewVersionOfTheDeal() {
        var deal = given.deal().opened();
        var longAgo = Instant.parse("2026-01-05T10:00:00Z");
        setLastTouch(deal, longAgo);
        add(given.manager(), Map.of("kind", "note", "dealId", deal.id(), "body", "x"))
                .statusCode(201);
        assertThat(lastTouch(deal)).isEqualTo(longAgo);

        var at = Instant.parse("2026-03-05T10:00:00Z");
        add(
                        given.manager(),
                        Map.of(
                                "kind",
                                "call",
                                "dealId",
                                deal.id(),
                                "outcome",
                                "reached",
                                "durationSeconds",
                                340,
                                "at",
                                at.toString()))
                .statusCode(201)
                .body("at", equalTo("2026-03-05T10:00:00Z"))
                .body("outcome", equalTo("reached"))
                .body("durationSeconds", equalTo(340))
                .body("body", nullValue());
        assertThat(lastTouch(deal)).isEqualTo(at);
        add(given.manager(), Map.of("kind", "email", "dealId", deal.id(), "at", "2026-02-01T00:00:00Z"))
                .statusCode(201);
        assertThat(lastTouch(deal)).isEqualTo(at);
        given.manager().asks().get("/api/deals/{id}", deal.id()).then().body("version", equalTo((int) deal.version()));
    }

    private Instant lastTouch(Made deal) {
        return sql.one(
                "select last_touch_at from deal where id = :id",
                Map.of("id", deal.id()),
                row -> row.instant("last_touch_at"));
    }

    private void setLastTouch(Made deal, Instant at) {
        sql.update("update deal set last_touch_at = :at where id = :id", Map.of("id", deal.id(), "at", at));
    }

    @Test
    void aBdWritesOnWhatTheySeeAndOnNothingElse() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        var lead = given.lead().of(campaign).ownedBy(given.bd()).created();
        var foreign = given.lead().created();

        note(bd, "leadId", lead.id());
        note(bd, "campaignId", campaign.id());
        note(bd, "accountId", campaign.json().getUUID("account.id"));
        var before = trace("activity");
        for (var subject : Map.of(
                        "leadId", foreign.id(),
                        "campaignId", foreign.json().getUUID("campaign.id"),
                        "accountId", foreign.json().getUUID("account.id"),
                        "dealId", given.deal().opened().id())
                .entrySet()) {
            var trace = trace("activity");
            add(bd, Map.of("kind", "note", subject.getKey(), subject.getValue(), "body", "x"))
                    .statusCode(400)
                    .body("errors.field", contains(subject.getKey()));
            timeline(bd, subject.getKey() + "=" + subject.getValue()).statusCode(404);
            assertThat(trace("activity")).isEqualTo(trace);
        }
        assertThat(before.rows()).isLessThanOrEqualTo(trace("activity").rows());
    }

    @Test
    void onlyOwnWordsAreChangedOrTakenBack() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var own = note(bd, "dealId", deal.id());
        var managers = note(given.manager(), "dealId", deal.id());
        var created =
                timeline(bd, "dealId=" + deal.id() + "&kind=created").extract().<String>path("items[0].id");

        bd.sends(Map.of("body", "Called thrice."))
                .put("/api/activities/{id}", own)
                .then()
                .statusCode(200)
                .body("body", equalTo("Called thrice."));
        var before = trace("activity");
        bd.sends(Map.of("body", "")).put("/api/activities/{id}", own).then().statusCode(400);
        bd.sends(Map.of("body", "Called thrice."))
                .put("/api/activities/{id}", own)
                .then()
                .statusCode(200);
        bd.sends(Map.of("body", "x"))
                .put("/api/activities/{id}", managers)
                .then()
                .statusCode(403);
        bd.asks().delete("/api/activities/{id}", managers).then().statusCode(403);
        given.admin().asks().delete("/api/activities/{id}", own).then().statusCode(403);
        given.admin().asks().delete("/api/activities/{id}", created).then().statusCode(403);
        given.admin()
                .asks()
                .delete("/api/activities/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
        assertThat(trace("activity")).isEqualTo(before);

        bd.asks().delete("/api/activities/{id}", own).then().statusCode(204);
        timeline(bd, "dealId=" + deal.id() + "&kind=note").body("items.id", contains(managers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"note\", \"dealId\": \"%s\"}",
                "{\"kind\": \"created\", \"dealId\": \"%s\", \"body\": \"x\"}",
                "{\"kind\": \"stage_change\", \"dealId\": \"%s\", \"body\": \"x\"}",
                "{\"kind\": \"note\", \"body\": \"x\"}",
                "{\"kind\": \"note\", \"dealId\": \"%1$s\", \"leadId\": \"%1$s\", \"body\": \"x\"}",
                "{\"kind\": \"call\", \"dealId\": \"%s\", \"durationSeconds\": -1}",
                "{\"kind\": \"call\", \"dealId\": \"%s\", \"at\": \"1961-04-12T06:07:00Z\"}",
                "{\"kind\": \"call\", \"dealId\": \"%s\", \"at\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"dealId\": \"%s\", \"body\": \"x\"}"
            })
    void anEntryThatDoesNotHoldIsRefused(String body) {
        var deal = given.deal().opened();
        var before = trace("activity");
        add(given.manager(), body.formatted(deal.id())).statusCode(400).body("code", equalTo("invalid_request"));
        assertThat(trace("activity")).isEqualTo(before);
    }

    @Test
    void aMeetingIsBookedAheadAndIsNoContactBeforeItHasBeen() {
        var bd = given.bd();
        var lead = given.lead().ownedBy(bd).created();
        var deal = given.deal().from(lead).ownedBy(bd).opened();
        var longAgo = Instant.parse("2026-01-05T10:00:00Z");
        setLastTouch(deal, longAgo);
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

        meeting(bd, deal, tomorrow).statusCode(201).body("at", equalTo(tomorrow.toString()));

        assertThat(lastTouch(deal)).isEqualTo(longAgo);
        assertThat(lastContact(bd, lead)).isNull();
        timeline(bd, "leadId=" + lead.id() + "&kind=meeting").body("items.body", contains("Demonstration"));
        bd.asks()
                .get("/api/activities/landmarks?leadId=" + lead.id())
                .then()
                .body("firstContact", nullValue())
                .body("lastReply", nullValue());
        bd.asks().get("/api/leads/{id}/score", lead.id()).then().body("contributions.reason", not(hasItem("meeting")));
    }

    @Test
    void aBookedMeetingBecomesAContactWhenItsTimeComes() {
        var bd = given.bd();
        var lead = given.lead().ownedBy(bd).created();
        var deal = given.deal().from(lead).ownedBy(bd).opened();
        setLastTouch(deal, Instant.parse("2026-01-05T10:00:00Z"));
        var soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);

        meeting(bd, deal, soon).statusCode(201);

        await().untilAsserted(() -> {
            assertThat(lastTouch(deal)).isEqualTo(soon);
            assertThat(lastContact(bd, lead)).isNotNull();
            assertThat(Instant.parse(lastContact(bd, lead))).isEqualTo(soon);
        });
        bd.asks().get("/api/leads/{id}/score", lead.id()).then().body("contributions.reason", hasItem("meeting"));
    }

    @Test
    void aMeetingIsNotBookedForTheDistantFuture() {
        var deal = given.deal().opened();
        meeting(given.manager(), deal, Instant.now().plus(Duration.ofDays(800)))
                .statusCode(400)
                .body("errors.field", contains("at"));
    }

    @Inject
    MeetingHeld held;

    @Test
    void aMeetingIsMovedByWhoeverBookedItAndCountsAtItsNewTime() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var longAgo = Instant.parse("2026-01-05T10:00:00Z");
        setLastTouch(deal, longAgo);
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var later = tomorrow.plus(Duration.ofDays(1));
        var id = meeting(bd, deal, tomorrow).extract().jsonPath().getUUID("id");

        move(bd, id, later).statusCode(200).body("at", equalTo(later.toString()));
        comes(id, tomorrow);
        assertThat(lastTouch(deal)).isEqualTo(longAgo);
        comes(id, later);
        assertThat(lastTouch(deal)).isEqualTo(later);

        setLastTouch(deal, longAgo);
        var yesterday = tomorrow.minus(Duration.ofDays(2));
        move(bd, id, yesterday).statusCode(200);
        assertThat(lastTouch(deal)).isEqualTo(yesterday);

        move(given.manager(), id, later).statusCode(403);
        move(bd, id, later.plus(Duration.ofDays(800))).statusCode(400).body("errors.field", contains("at"));
        var note = add(bd, Map.of("kind", "note", "dealId", deal.id(), "body", "x"))
                .extract()
                .jsonPath()
                .getUUID("id");
        move(bd, note, yesterday).statusCode(400).body("errors.field", contains("at"));
    }

    private static ValidatableResponse move(Persona persona, UUID id, Instant at) {
        return persona.sends(Map.of("body", "Demonstration", "at", at.toString()))
                .put("/api/activities/{id}", id)
                .then();
    }

    /** The time for which something was put down has come. */
    private void comes(UUID meeting, Instant at) {
        held.run(new Job.Order() {
            @Override
            public String id() {
                return MeetingHeld.order(meeting, at);
            }

            @Override
            public boolean stopping() {
                return false;
            }
        });
    }

    private static ValidatableResponse meeting(Persona persona, Made deal, Instant at) {
        return add(
                persona, Map.of("kind", "meeting", "dealId", deal.id(), "body", "Demonstration", "at", at.toString()));
    }

    private static @Nullable String lastContact(Persona reader, Made lead) {
        return reader.asks()
                .get("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .extract()
                .path("lastContactAt");
    }

    @Test
    void nothingIsWrittenDownBeforeItHappened() {
        var deal = given.deal().opened();
        var tomorrow = Clock.systemUTC().instant().plus(Duration.ofDays(1));
        add(given.manager(), Map.of("kind", "call", "dealId", deal.id(), "at", tomorrow.toString()))
                .statusCode(400)
                .body("errors.field", contains("at"));
    }
}
