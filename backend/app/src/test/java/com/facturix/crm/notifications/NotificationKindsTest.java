package com.facturix.crm.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told what. */
@QuarkusTest
class NotificationKindsTest extends NotifyingTest {
    @Inject
    Reminders reminders;

    @Test
    void whoGetsSomethingIsToldByWhomAndWhat() {
        var bd = given.bd();
        var account = given.account().created();
        var campaign = given.campaign().of(account).created();
        given.assignedToAccount(bd, account.id());
        given.assignedToCampaign(bd, campaign.id());
        given.lead().of(campaign).ownedBy(bd).created();
        var deal = given.deal().of(account).opened();
        handOver(given.manager(), deal, bd);

        bell(bd).body("items.kind", contains("assigned", "assigned", "assigned", "assigned"))
                .body("items.entity", contains("deal", "lead", "campaign", "account"))
                .body("items[0].actor.name", equalTo(given.manager().name()))
                .body("items[0].record.id", equalTo(deal.id().toString()))
                .body("items[0].record.name", equalTo(deal.json().getString("name")))
                .body("items[0].readAt", nullValue())
                .body("unreadCount", equalTo(4));
        bell(given.somebody(Role.MANAGER)).body("items", empty()).body("unreadCount", equalTo(0));
    }

    @Test
    void nobodyIsToldOfTheirOwnDoing() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        bd.sends(Map.of("stage", "proposal"))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);
        bd.sends(Map.of("title", "Call", "dueAt", "2027-01-04T09:00:00Z"))
                .post("/api/tasks")
                .then()
                .statusCode(201);
        comment(bd, "dealId", deal.id(), bd);

        bell(bd).body("items.kind", contains("assigned"))
                .body("items.actor.name", contains(given.admin().name()));
    }

    @Test
    void whoseDealAnotherMovesIsTold() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        given.manager()
                .sends(Map.of("stage", "negotiation"))
                .put("/api/deals/{id}/placement", deal.id())
                .then()
                .statusCode(200);

        bell(bd).body("items[0].kind", equalTo("deal_moved")).body("items[0].text", equalTo("negotiation"));
    }

    @Test
    void whatOneGoBringsIsOneNotificationWithACount() {
        var bd = given.bd();
        var board = given.board();
        var deals = List.of(
                given.deal().in(board.first()).ownedBy(bd).opened(),
                given.deal().in(board.first()).ownedBy(bd).opened(),
                given.deal().in(board.first()).ownedBy(bd).opened());
        given.manager()
                .sends(Map.of("dealIds", deals.stream().map(Made::id).toList(), "stage", board.second()))
                .put("/api/deals/placements")
                .then()
                .statusCode(200);

        bell(bd).body("items[0].kind", equalTo("deal_moved"))
                .body("items[0].count", equalTo(3))
                .body("items[0].record", nullValue())
                .body("items[0].text", equalTo(board.second()));
    }

    @Test
    void leadsThatAreHandedOutByTheDozenAreOneNotification() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var leads = List.of(
                given.lead().of(campaign).created(), given.lead().of(campaign).created());
        given.manager()
                .sends(Map.of(
                        "selection",
                        Map.of("ids", leads.stream().map(Made::id).toList()),
                        "action",
                        Map.of("type", "assign", "ownerIds", List.of(bd.id()))))
                .post("/api/leads/bulk")
                .then()
                .statusCode(202);

        awaitBell(bd, 1)
                .body("items.kind", contains("assigned"))
                .body("items[0].entity", equalTo("lead"))
                .body("items[0].count", equalTo(2))
                .body("items[0].actor.id", equalTo(given.manager().id().toString()));
    }

    @Test
    void whoIsNamedIsToldOnceAndOnlyIfTheyMaySeeTheRecord() {
        var bd = given.bd();
        var stranger = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        comment(given.manager(), "dealId", deal.id(), bd);
        bell(bd).body("items[0].kind", equalTo("mentioned"))
                .body("items[0].text", equalTo("Please look at this"))
                .body("items[0].record.id", equalTo(deal.id().toString()));

        var before = trace("activity");
        given.manager()
                .sends(Map.of(
                        "kind",
                        "comment",
                        "dealId",
                        deal.id(),
                        "body",
                        "x",
                        "mentions",
                        List.of(bd.id(), stranger.id())))
                .post("/api/activities")
                .then()
                .statusCode(400)
                .body("errors.field", contains("mentions[1]"));
        assertThat(trace("activity")).isEqualTo(before);

        var note = given.manager()
                .sends(Map.of("kind", "note", "dealId", deal.id(), "body", "Hello"))
                .post("/api/activities")
                .then()
                .extract()
                .<String>path("id");
        var edit = Map.of("body", "Hello you", "mentions", List.of(bd.id()));
        given.manager().sends(edit).put("/api/activities/{id}", note).then().statusCode(200);
        given.manager().sends(edit).put("/api/activities/{id}", note).then().body("mentions.name", contains(bd.name()));
        bell(bd).body("items.kind", contains("mentioned", "mentioned", "assigned"));
        given.manager().asks().delete("/api/activities/{id}", note).then().statusCode(204);
        bell(bd).body("items.kind", contains("mentioned", "assigned"));
    }

    @Test
    void thoseWhoMaySeeARecordAreOfferedAndNobodyElse() {
        var owner = given.bd();
        var assigned = given.bd();
        var ofAccount = given.bd();
        var stranger = given.bd();
        var lead = given.lead().ownedBy(owner).created();
        given.assignedToCampaign(assigned, lead.json().getUUID("campaign.id"));
        given.assignedToAccount(ofAccount, lead.json().getUUID("account.id"));
        var records = Map.of(
                "leadId", lead.id(),
                "campaignId", lead.json().getUUID("campaign.id"),
                "accountId", lead.json().getUUID("account.id"),
                "dealId", given.deal().from(lead).ownedBy(owner).opened().id());
        var paths = Map.of("leadId", "leads", "campaignId", "campaigns", "accountId", "accounts", "dealId", "deals");
        for (var person : List.of(owner, assigned, ofAccount, stranger, given.manager())) {
            records.forEach((link, id) -> {
                var sees = person.asks()
                                .get("/api/{path}/{id}", paths.get(link), id)
                                .statusCode()
                        == 200;
                var offered = given.manager()
                        .asks()
                        .queryParam(link, id)
                        .queryParam("q", person.name())
                        .get("/api/activities/mentionable")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.id");
                assertThat(offered.contains(person.id().toString()))
                        .as("%s of %s", person.name(), link)
                        .isEqualTo(sees);
            });
        }
        stranger.asks()
                .get("/api/activities/mentionable?leadId=" + lead.id())
                .then()
                .statusCode(404);
    }

    @Test
    void aTasksReminderComesOnceToItsAssignee() {
        var bd = given.bd();
        var due = Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        var request = new HashMap<String, @Nullable Object>(
                Map.of("title", "Call them", "dueAt", due.toString(), "reminderMinutes", 15));
        var id = bd.sends(request)
                .post("/api/tasks")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        remind();
        remind();

        awaitBell(bd, 1)
                .body("items.kind", contains("task_due"))
                .body("items[0].record.id", equalTo(id))
                .body("items[0].record.name", equalTo("Call them"));
        request.put("dueAt", due.plusSeconds(60).toString());
        bd.sends(request, 0).put("/api/tasks/{id}", id).then().statusCode(200);
        remind();
        awaitBell(bd, 2).body("items.kind", contains("task_due", "task_due"));
        request.put("done", true);
        bd.sends(request, 1).put("/api/tasks/{id}", id).then().statusCode(200);
        remind();
        bell(bd).body("items", hasSize(2));
    }

    private void remind() {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            reminders.run();
        } finally {
            context.terminate();
        }
    }
}
