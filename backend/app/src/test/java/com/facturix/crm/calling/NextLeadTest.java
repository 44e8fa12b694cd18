package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which lead comes next, and for whom. */
@QuarkusTest
class NextLeadTest extends CallingTest {
    @Test
    void aBdIsGivenNothingOfCampaignsTheyDoNotWork() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var stranger = given.bd();

        stranger.sends(Map.of("campaignId", campaign.id()))
                .post("/api/leads/next")
                .then()
                .statusCode(400);
        stranger.sends(Map.of()).post("/api/leads/next").then().statusCode(204);
        stranger.asks().put("/api/leads/{id}/lock", lead.id()).then().statusCode(404);
        stranger.asks().delete("/api/leads/{id}/lock", lead.id()).then().statusCode(404);
        stranger.asks().get("/api/campaigns/{id}/queue", campaign.id()).then().statusCode(404);
        assertThat(standing(lead.id())).isEqualTo("ready");
    }

    @Test
    void whoIsAssignedToTheAccountWorksItsCampaigns() {
        var account = given.account().created();
        var campaign = given.campaign().of(account).created();
        settings(campaign.id(), Map.of());
        var lead = given.lead().of(campaign).created();
        var bd = given.bd();
        given.assignedToAccount(bd, account.id());

        bd.sends(Map.of())
                .post("/api/leads/next")
                .then()
                .statusCode(200)
                .body("lead.id", equalTo(lead.id().toString()));
    }

    @Test
    void anOwnersLeadsWaitForThemWhereverTheyAreAssigned() {
        var campaign = campaign();
        var owner = given.bd();
        var lead = given.lead().of(campaign).ownedBy(owner).created();

        assertThat(next(bdOn(campaign), campaign)).isNull();
        owner.sends(Map.of())
                .post("/api/leads/next")
                .then()
                .statusCode(200)
                .body("lead.id", equalTo(lead.id().toString()));
    }

    @Test
    void aPausedCampaignGivesOutNothing() {
        var campaign = campaign();
        given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        var now = given.admin().asks().get("/api/campaigns/{id}", campaign.id()).jsonPath();
        given.admin()
                .sends(
                        Map.of(
                                "accountId",
                                now.getString("account.id"),
                                "name",
                                now.getString("name"),
                                "status",
                                "paused"),
                        now.getLong("version"))
                .put("/api/campaigns/{id}", campaign.id())
                .then()
                .statusCode(200);

        assertThat(next(bd, campaign)).isNull();
        assertThat(queue(bd, campaign).getString("status")).isEqualTo("paused");
    }

    @Test
    void nobodyIsCalledOutsideTheHoursOfTheirOwnClock() {
        var campaign = given.campaign().created();
        settings(
                campaign.id(),
                Map.of(
                        "window",
                        Map.of(
                                "days",
                                List.of(1, 2, 3, 4, 5, 6, 7),
                                "from",
                                "09:00",
                                "to",
                                "21:00",
                                "skipHolidays",
                                false)));
        var hours = java.time.Instant.now();
        for (var zone :
                List.of("Pacific/Auckland", "Asia/Tokyo", "Europe/Paris", "America/New_York", "America/Los_Angeles")) {
            given.lead().of(campaign).with("timeZone", zone).created();
        }
        var open = sql.count("""
                select count(*) from lead where campaign_id = :id
                    and (:now at time zone time_zone)::time >= '09:00' and (:now at time zone time_zone)::time < '21:00'
                """, Map.of("id", campaign.id(), "now", hours));

        var counts = queue(given.manager(), campaign).getMap("counts");

        assertThat(counts.get("ready")).isEqualTo((int) open);
        assertThat(counts.get("outsideHours")).isEqualTo((int) (5 - open));
    }

    @Test
    void aLeadsClockIsReadFromItsNumberElseFromItsCountry() {
        assertThat(clock(Map.of("phone", "+1 415 555 0132"))).isEqualTo("America/Los_Angeles");
        assertThat(clock(Map.of("phone", "+33 1 42 68 53 00"))).isEqualTo("Europe/Paris");
        assertThat(clock(Map.of("phone", "+7 383 222 3333", "country", "RU"))).isEqualTo("Asia/Novosibirsk");
        assertThat(clock(Map.of("country", "JP"))).isEqualTo("Asia/Tokyo");
        assertThat(clock(Map.of())).isEqualTo("Europe/Paris");
        assertThat(clock(Map.of("country", "JP", "timeZone", "Asia/Seoul"))).isEqualTo("Asia/Seoul");
        given.admin()
                .sends(Map.of(
                        "campaignId", given.campaign().created().id(), "lastName", "X", "timeZone", "Mars/Olympus"))
                .post("/api/leads")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("timeZone"));
    }

    private String clock(Map<String, String> fields) {
        var lead = given.lead();
        fields.forEach(lead::with);
        return lead.created().json().getString("calling.timeZone");
    }

    @Test
    void theCampaignsOrderDecidesWhoComesFirst() {
        var campaign = campaign();
        var plain = given.lead().of(campaign).created();
        var scored = given.lead().of(campaign).created();
        sql.update("update lead set score = 70 where id = :id", Map.of("id", scored.id()));
        var tried = given.lead().of(campaign).created();
        sql.update(
                "update lead set attempts = 2, last_contact_at = now(), last_outcome = 'busy', score = 80 where id = :id",
                Map.of("id", tried.id()));

        assertThat(order(campaign)).containsExactly(tried.id(), scored.id(), plain.id());

        settings(
                campaign.id(),
                Map.of("queueOrder", List.of("fewest_attempts", "newest", "score", "callback_due", "hot_reply")));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(order(campaign).getLast()).isEqualTo(tried.id()));
        assertThat(next(bdOn(campaign), campaign).getString("why.reason")).isIn("score", "never_tried");
    }

    private List<UUID> order(com.facturix.crm.testing.Builders.Made campaign) {
        return queue(given.manager(), campaign).getList("next.leadId", UUID.class);
    }

    @Test
    void whoAnsweredAMailIsCalledBeforeAllOthers() {
        var campaign = campaign();
        given.lead().of(campaign).created();
        var replied = given.lead().of(campaign).created();
        sql.update(
                "update lead_work set not_before = now() + interval '3 hours', held_for = 'retry' where lead_id = :id",
                Map.of("id", replied.id()));

        given.manager()
                .sends(Map.of("kind", "email", "leadId", replied.id(), "outcome", "replied", "body", "Call me!"))
                .post("/api/activities")
                .then()
                .statusCode(201);

        var lease = next(bdOn(campaign), campaign);
        assertThat(lease.getUUID("lead.id")).isEqualTo(replied.id());
        assertThat(lease.getString("why.reason")).isEqualTo("hot_reply");
    }
}
