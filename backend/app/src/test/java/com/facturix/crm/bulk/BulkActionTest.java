package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be done with many leads, and taken back. */
@QuarkusTest
class BulkActionTest extends BulkWorkTest {
    @Test
    void leadsMoveToAnotherCampaignButForThoseWithDeals() {
        var from = given.campaign().created();
        var to = given.campaign().created();
        var free = given.lead().of(from).with("status", "nurture").created();
        var tied = given.lead().of(from).created();
        given.deal().from(tied).opened();
        var run = run(given.manager(), these(free, tied), action("campaign", "campaignId", to.id()));

        assertThat(run.getInt("changed")).isEqualTo(1);
        assertThat(run.getList("told.reason")).containsExactly("has_deals");
        assertThat(lead(free).getString("campaign.id")).isEqualTo(to.id().toString());
        assertThat(lead(free).getString("status")).isEqualTo("nurture");
        undo(given.manager(), run);
        assertThat(lead(free).getString("campaign.id")).isEqualTo(from.id().toString());
    }

    @Test
    void tagsComeAndGo() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).with("tags", List.of("old")).created();
        var run = run(given.manager(), these(lead), action("tag", "tags", List.of("Fair", "old")));
        assertThat(lead(lead).getList("tags")).containsExactly("fair", "old");
        run(given.manager(), these(lead), action("untag", "tags", List.of("OLD")));
        assertThat(lead(lead).getList("tags")).containsExactly("fair");
        // The second run changed the lead, so the first cannot be taken back any more.
        assertThat(undo(given.manager(), run).getInt("leftAlone")).isEqualTo(1);
        var again = run(given.manager(), these(lead), action("untag", "tags", List.of("old")));
        assertThat(again.getInt("unchanged")).isEqualTo(1);
        assertThat(again.getString("undoableUntil")).isNull();
    }

    @Test
    void numbersAreReadAnewAndTellTheCountry() {
        var campaign = given.campaign().created();
        var spoken = given.lead().of(campaign).with("phone", "+49 30 901820").created();
        var local = given.lead().of(campaign).with("phone", "020 7946 0018").created();
        run(given.manager(), these(spoken, local), action("normalise", "defaultCountry", "GB"));
        assertThat(lead(spoken).getString("country")).isEqualTo("DE");
        assertThat(lead(local).getString("phoneE164")).isEqualTo("+442079460018");
        assertThat(lead(local).getString("country")).isEqualTo("GB");
    }

    @Test
    void aTaskIsMadeAboutEachAndTakenBackUnlessSomebodyTouchedIt() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var owned = given.lead().of(campaign).ownedBy(bd).created();
        var nobodys = given.lead().of(campaign).created();
        var run = run(
                given.manager(),
                these(owned, nobodys),
                action("task", "task", Map.of("title", "Call them back", "dueAt", "2027-01-04T09:00:00Z")));
        assertThat(run.getInt("changed")).isEqualTo(2);
        given.manager()
                .asks()
                .get("/api/tasks?leadId=" + nobodys.id())
                .then()
                .body("items.title", contains("Call them back"))
                .body("items[0].assignee.id", equalTo(given.manager().id().toString()));
        var task = bd.asks().get("/api/tasks?leadId=" + owned.id()).jsonPath();
        assertThat(task.getString("items[0].assignee.id")).isEqualTo(bd.id().toString());
        bd.sends(
                        Map.of(
                                "title",
                                "Call them back",
                                "dueAt",
                                "2027-01-04T09:00:00Z",
                                "leadId",
                                owned.id(),
                                "done",
                                true),
                        0)
                .put("/api/tasks/{id}", task.getString("items[0].id"))
                .then()
                .statusCode(200);
        var undone = undo(given.manager(), run);
        assertThat(undone.getInt("restored")).isEqualTo(1);
        assertThat(undone.getInt("leftAlone")).isEqualTo(1);
        given.manager().asks().get("/api/tasks?leadId=" + nobodys.id()).then().body("items", hasSize(0));
    }

    @Test
    void deletedLeadsComeBackWithTheirTimelineAndTasksButNotWithoutTheirCampaign() {
        var campaign = given.campaign().created();
        var other = given.campaign().created();
        var lead = given.lead().of(campaign).with("company", "Atelier Nord").created();
        var lost = given.lead().of(other).created();
        var tied = given.lead().of(campaign).created();
        given.deal().from(tied).opened();
        given.manager()
                .sends(Map.of("kind", "note", "leadId", lead.id(), "body", "Spoke with the owner"))
                .post("/api/activities")
                .then()
                .statusCode(201);
        var run = run(given.manager(), these(lead, lost, tied), action("delete"));
        assertThat(run.getInt("changed")).isEqualTo(2);
        assertThat(run.getList("told.reason")).containsExactly("has_deals");
        given.manager().asks().get("/api/leads/{id}", lead.id()).then().statusCode(404);

        given.manager().asks(0).delete("/api/campaigns/{id}", other.id()).then().statusCode(204);
        var undone = undo(given.manager(), run);
        assertThat(undone.getInt("restored")).isEqualTo(1);
        assertThat(undone.getList("leftAloneByReason.reason")).containsExactly("campaign_gone");
        assertThat(lead(lead).getString("company")).isEqualTo("Atelier Nord");
        given.manager()
                .asks()
                .get("/api/activities?leadId=" + lead.id())
                .then()
                .body("items.kind", containsInAnyOrder("note", "created"));
    }
}
