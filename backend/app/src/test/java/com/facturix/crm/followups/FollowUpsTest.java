package com.facturix.crm.followups;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowUpsTest extends ApiTest {
    private static final Map<String, String> TASK = Map.of("title", "Call them", "dueAt", "2027-01-04T09:00:00Z");

    private Made contacted(Persona owner, String status, int daysAgo, String outcome) {
        var lead = given.lead().ownedBy(owner).with("status", status).created();
        sql.update(
                "update lead set last_contact_at = now() - make_interval(days => :days), last_outcome = :outcome where id = :id",
                Map.of("id", lead.id(), "days", daysAgo, "outcome", outcome));
        return lead;
    }

    private void promised(Persona bd, Made lead, int hoursAgo) {
        sql.update("""
                insert into lead_work (lead_id, callback_at, callback_by, campaign_id, zone, state, ready_at, priority)
                select :id, now() - make_interval(hours => :hours), :by, campaign_id, 0, 'ready', now(), '\\x00' from lead where id = :id
                on conflict (lead_id) do update set callback_at = excluded.callback_at, callback_by = excluded.callback_by
                """, Map.of("id", lead.id(), "hours", hoursAgo, "by", bd.id()));
    }

    private static ValidatableResponse suggestions(Persona person) {
        return person.asks().get("/api/suggestions").then().statusCode(200);
    }

    @Test
    void gapsInOnesOwnWorkAreSuggestedTheMostPressingFirst() {
        var bd = given.bd();
        var quiet = contacted(bd, "contacted", 9, "no_answer");
        contacted(bd, "contacted", 3, "no_answer");
        contacted(bd, "lost", 30, "not_a_fit");
        contacted(given.bd(), "contacted", 30, "no_answer");
        var interested = contacted(bd, "qualified", 1, "interested");
        var missed = contacted(bd, "contacted", 1, "callback");
        promised(bd, missed, 3);

        suggestions(bd)
                .body("items.kind", contains("callback_missed", "no_next_step", "no_touch"))
                .body(
                        "items.lead.id",
                        contains(
                                missed.id().toString(),
                                interested.id().toString(),
                                quiet.id().toString()));
        bd.asks().get("/api/suggestions?leadId=" + quiet.id()).then().body("items.kind", contains("no_touch"));
    }

    @Test
    void anAcceptedOneBecomesATaskAndClosesTheGap() {
        var bd = given.bd();
        var lead = contacted(bd, "contacted", 9, "no_answer");
        var id = "no_touch." + lead.id();
        bd.sends(TASK)
                .post("/api/suggestions/{id}/accept", id)
                .then()
                .statusCode(201)
                .body("title", equalTo("Call them"))
                .body("lead.id", equalTo(lead.id().toString()))
                .body("assignee.id", equalTo(bd.id().toString()));

        suggestions(bd).body("items", empty());
        bd.sends(TASK).post("/api/suggestions/{id}/accept", id).then().statusCode(404);
    }

    @Test
    void aMeetingThatIsStillToComeClosesTheGap() {
        var bd = given.bd();
        var lead = contacted(bd, "contacted", 9, "no_answer");
        suggestions(bd).body("items.kind", contains("no_touch"));

        bd.sends(Map.of(
                        "kind",
                        "meeting",
                        "leadId",
                        lead.id(),
                        "body",
                        "Demonstration",
                        "at",
                        Instant.now().plus(Duration.ofDays(2)).toString()))
                .post("/api/activities")
                .then()
                .statusCode(201);

        suggestions(bd).body("items", empty());
    }

    @Test
    void aDismissedOneComesBackOnlyWithANewGap() {
        var bd = given.bd();
        var lead = contacted(bd, "contacted", 20, "no_answer");
        var id = "no_touch." + lead.id();
        bd.asks().post("/api/suggestions/{id}/dismiss", id).then().statusCode(204);
        suggestions(bd).body("items", empty());
        bd.asks().post("/api/suggestions/{id}/dismiss", id).then().statusCode(404);

        sql.update(
                "update lead set last_contact_at = now() - interval '8 days' where id = :id", Map.of("id", lead.id()));
        suggestions(bd).body("items.id", contains(id));
    }

    @Test
    void nobodyDecidesOnTheGapsOfOthers() {
        var lead = contacted(given.bd(), "contacted", 9, "no_answer");
        var id = "no_touch." + lead.id();
        var before = trace("task");
        for (var other : java.util.List.of(given.bd(), given.manager())) {
            other.sends(TASK).post("/api/suggestions/{id}/accept", id).then().statusCode(404);
            other.asks().post("/api/suggestions/{id}/dismiss", id).then().statusCode(404);
        }
        org.assertj.core.api.Assertions.assertThat(trace("task").rows()).isEqualTo(before.rows());
        given.bd()
                .asks()
                .post("/api/suggestions/{id}/dismiss", "no_such." + UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
