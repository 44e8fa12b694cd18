package com.facturix.crm.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ActivityApiTest extends ApiTest {

    private static ValidatableResponse timeline(Persona persona, String query) {
        return persona.asks().get("/api/activities?" + query).then();
    }

    private static ValidatableResponse add(Persona persona, Object activity) {
        return persona.sends(activity).post("/api/activities").then();
    }

    private String note(Persona persona, String subject, UUID id) {
        return add(persona, Map.of("kind", "note", subject, id, "body", "Called twice."))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, @Nullable Object> deal(Made deal) {
        var request = new HashMap<String, @Nullable Object>();
        request.put("accountId", deal.json().getUUID("account.id"));
        request.put("campaignId", deal.json().getString("campaign.id"));
        request.put("leadId", deal.json().getString("lead.id"));
        request.put("ownerId", deal.json().getUUID("owner.id"));
        request.put("name", deal.json().getString("name"));
        request.put("value", deal.json().get("value"));
        request.put("stage", deal.json().getString("stage"));
        request.put("closeDate", deal.json().getString("closeDate"));
        request.put("openedOn", deal.json().getString("openedOn"));
        return request;
    }

    @Test
    void aNoteOnADealStandsOnTheTimelinesOfItsLeadCampaignAndAccount() {
        var lead = given.lead().created();
        var deal = given.deal().from(lead).opened();
        var id = add(given.manager(), Map.of("kind", "note", "dealId", deal.id(), "body", "Wants the offer by Friday."))
                .statusCode(201)
                .header("Location", containsString("/api/activities/"))
                .body("actor.id", equalTo(given.manager().id().toString()))
                .body("deal.name", equalTo(deal.json().getString("name")))
                .body("lead.id", equalTo(lead.id().toString()))
                .body("changes", empty())
                .extract()
                .<String>path("id");

        for (var query : List.of(
                "dealId=" + deal.id(),
                "leadId=" + lead.id(),
                "campaignId=" + lead.json().getString("campaign.id"),
                "accountId=" + lead.json().getString("account.id"))) {
            timeline(given.manager(), query + "&kind=note").statusCode(200).body("items.id", contains(id));
        }
    }

    @Test
    void theWholeLifeOfADealIsOnItsTimelineWithBeforeAndAfter() {
        var bd = given.bd();
        var deal = given.deal().worth(1000).in("prospecting").opened();
        var request = deal(deal);
        request.put("value", 2500.5);
        request.put("closeDate", "2027-01-31");
        request.put("ownerId", bd.id());
        given.manager()
                .sends(request, deal.version())
                .put("/api/deals/{id}", deal.id())
                .then()
                .statusCode(200);
        given.manager()
                .sends(Map.of("stage", "proposal"))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);

        var entries = timeline(given.manager(), "dealId=" + deal.id())
                .statusCode(200)
                .body("items.kind", contains("stage_change", "change", "created"))
                .extract()
                .jsonPath();
        assertThat(entries.getList("items[0].changes", Map.class)).anySatisfy(change -> assertThat(change)
                .containsEntry("field", "stage")
                .containsEntry("before", "prospecting")
                .containsEntry("after", "proposal"));
        assertThat(entries.getList("items[1].changes.field")).contains("value", "closeDate", "owner");
        assertThat(entries.getMap("items[1].changes.find { it.field == 'owner' }"))
                .containsEntry("before", given.admin().name())
                .containsEntry("after", bd.name());
        assertThat(entries.getMap("items[1].changes.find { it.field == 'closeDate' }"))
                .containsEntry("before", deal.json().getString("closeDate"))
                .containsEntry("after", "2027-01-31");
        assertThat(entries.getFloat("items[1].changes.find { it.field == 'value' }.after"))
                .isEqualTo(2500.5f);
    }

    @Test
    void accountsCampaignsAndLeadsBeginTheirTimelinesWithTheirCreation() {
        var lead = given.lead().created();
        var campaign = lead.json().getString("campaign.id");
        var account = lead.json().getString("account.id");

        timeline(given.manager(), "leadId=" + lead.id()).body("items.kind", contains("created"));
        timeline(given.manager(), "campaignId=" + campaign).body("items.kind", contains("created", "created"));
        timeline(given.manager(), "accountId=" + account)
                .body("items.kind", contains("created", "created", "created"))
                .body("items[2].campaign", nullValue())
                .body("items[1].lead", nullValue())
                .body("items[0].lead.id", equalTo(lead.id().toString()));
    }

    @Test
    void aLeadsStatusAndOwnerAreFollowed() {
        var bd = given.bd();
        var lead = given.lead().created();
        given.manager()
                .sends(
                        Map.of(
                                "campaignId",
                                lead.json().getString("campaign.id"),
                                "lastName",
                                "Renamed",
                                "status",
                                "contacted",
                                "ownerId",
                                bd.id()),
                        0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200);

        timeline(bd, "leadId=" + lead.id() + "&kind=change")
                .body("items[0].changes.field", contains("owner", "status"))
                .body("items[0].changes.before", contains(null, "new"))
                .body("items[0].changes.after", contains(bd.name(), "contacted"));
    }

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
    void theTimelineOfASharedAccountShowsABdOnlyTheirPart() {
        var bd = given.bd();
        var account = given.account().created();
        var mine = given.deal().of(account).ownedBy(bd).opened();
        var theirs = given.deal().of(account).opened();
        var onMine = note(given.manager(), "dealId", mine.id());
        var onTheirs = note(given.manager(), "dealId", theirs.id());
        var onAccount = note(given.manager(), "accountId", account.id());
        var own = note(bd, "accountId", account.id());

        timeline(bd, "accountId=" + account.id() + "&kind=note").body("items.id", contains(own, onMine));
        bd.sends(Map.of("body", "x"))
                .put("/api/activities/{id}", onTheirs)
                .then()
                .statusCode(404);
        given.assignedToAccount(bd, account.id());
        timeline(bd, "accountId=" + account.id() + "&kind=note")
                .body("items.id", contains(own, onAccount, onTheirs, onMine));
    }

    @Test
    void owningALeadDoesNotShowItsDealsEntries() {
        var bd = given.bd();
        var lead = given.lead().ownedBy(bd).created();
        var deal = given.deal().from(lead).opened();
        var hidden = note(given.manager(), "dealId", deal.id());
        var shown = note(given.manager(), "leadId", lead.id());

        timeline(bd, "leadId=" + lead.id()).body("items.id", hasItem(shown)).body("items.id", not(hasItem(hidden)));
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
    void nothingIsWrittenDownBeforeItHappened() {
        var deal = given.deal().opened();
        var tomorrow = Clock.systemUTC().instant().plus(Duration.ofDays(1));
        add(given.manager(), Map.of("kind", "call", "dealId", deal.id(), "at", tomorrow.toString()))
                .statusCode(400)
                .body("errors.field", contains("at"));
    }

    @Test
    void theTimelineIsPagedAndNarrowedDown() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var first = note(bd, "dealId", deal.id());
        var second = note(given.manager(), "dealId", deal.id());
        var third = note(bd, "dealId", deal.id());
        var list = "kind=note&dealId=" + deal.id();

        var cursor = timeline(bd, list + "&limit=2&include=total")
                .body("items.id", contains(third, second))
                .body("total", equalTo(3))
                .extract()
                .<String>path("nextCursor");
        timeline(bd, list + "&limit=2&cursor=" + cursor)
                .body("items.id", contains(first))
                .body("nextCursor", nullValue());
        timeline(bd, list + "&actorId=" + bd.id()).body("items.id", contains(third, first));
        timeline(bd, "dealId=" + deal.id() + "&kind=note&kind=created").body("items.kind", hasItems("note", "created"));
        timeline(bd, "kind=note").statusCode(400).body("code", equalTo("invalid_parameter"));
        timeline(bd, "dealId=" + deal.id() + "&kind=gossip").statusCode(400).body("code", equalTo("invalid_parameter"));
    }

    @Test
    void theTimelineGoesWithTheDeal() {
        var deal = given.deal().named(Given.unique("Gone")).opened();
        note(given.manager(), "dealId", deal.id());
        given.manager()
                .asks(deal.version())
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(204);
        timeline(given.manager(), "dealId=" + deal.id()).statusCode(404);
        assertThat(sql.count("select count(*) from activity where deal_id = :id", Map.of("id", deal.id())))
                .isZero();
    }
}
