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
import java.util.List;
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

    /** A call that was promised, whose hour went by so long ago. */
    private void promised(Persona bd, Made lead, int hoursAgo) {
        bd.sends(Map.of(
                        "outcome",
                        "callback",
                        "callbackAt",
                        Instant.now().plusSeconds(3600).toString()))
                .post("/api/leads/{id}/outcome", lead.id())
                .then()
                .statusCode(200);
        for (var time : List.of(
                "update lead_work set callback_at = now() - make_interval(hours => :hours) where lead_id = :id",
                "update lead set next_action_at = now() - make_interval(hours => :hours) where id = :id",
                "update task set due_at = now() - make_interval(hours => :hours) where lead_id = :id")) {
            sql.update(time, Map.of("id", lead.id(), "hours", hoursAgo));
        }
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
        var missed = given.lead().ownedBy(bd).created();
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
    void aMissedCallIsNoLongerSuggestedOnceSomethingElseIsPlannedOrTheCallIsMade() {
        var bd = given.bd();
        var planned = given.lead().ownedBy(bd).created();
        var called = given.lead().ownedBy(bd).created();
        var inTime = given.lead().ownedBy(bd).created();
        promised(bd, planned, 3);
        promised(bd, called, 4);
        promised(bd, inTime, 0);
        suggestions(bd)
                .body(
                        "items.lead.id",
                        contains(called.id().toString(), planned.id().toString()));

        bd.sends(Map.of(
                        "title",
                        "Write instead",
                        "dueAt",
                        "2027-01-04T09:00:00Z",
                        "leadId",
                        planned.id(),
                        "assigneeId",
                        bd.id()))
                .post("/api/tasks")
                .then()
                .statusCode(201);
        bd.sends(Map.of("outcome", "no_answer"))
                .post("/api/leads/{id}/outcome", called.id())
                .then()
                .statusCode(200);

        suggestions(bd).body("items", empty());
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
        for (var other : List.of(given.bd(), given.manager())) {
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
