package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deals that are entered, read and deleted, over HTTP. */
@QuarkusTest
class DealResourceTest extends DealWritingTest {
    @Test
    void aDealThatNamesLittleGetsSensibleDefaults() {
        var account = given.account().created();
        var bd = given.bd();
        given.assignedToAccount(bd, account.id());

        bd.sends(Map.of("accountId", account.id(), "name", "Forty depots"))
                .post("/api/deals")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/api/deals/"))
                .body("owner.id", equalTo(bd.id().toString()))
                .body("account.id", equalTo(account.id().toString()))
                .body("stage", equalTo("prospecting"))
                .body("stageKind", equalTo("open"))
                .body("pipeline", equalTo("sales"))
                .body("probability", equalTo(10))
                .body("probabilityOverridden", equalTo(false))
                .body("value", equalTo(0.00f))
                .body("openedOn", equalTo(LocalDate.now(ZoneOffset.UTC).toString()))
                .body("closedAt", nullValue())
                .body("campaign", nullValue())
                .body("nextStep", nullValue())
                .body("daysInStage", equalTo(0))
                .body("rotting", equalTo(false))
                .body("metadata", equalTo(Map.of()))
                .body("may.edit", equalTo(true))
                .body("may.delete", equalTo(true));
    }

    @Test
    void aLeadBringsItsCampaign() {
        var lead = given.lead().created();

        var deal = given.deal()
                .of(account(lead))
                .with("leadId", lead.id())
                .opened()
                .json();

        assertThat(deal.getUUID("campaign.id")).isEqualTo(lead.json().getUUID("campaign.id"));
        assertThat(deal.getUUID("lead.id")).isEqualTo(lead.id());
        assertThat(deal.getString("lead.name")).isEqualTo(lead.json().getString("fullName"));
    }

    @Test
    void relationsThatContradictEachOtherAreRefusedAtTheirField() {
        var lead = given.lead().created();
        var otherAccount = given.account().created();
        var otherCampaign = given.campaign().created();
        var trace = trace("deal");

        refused(deal(otherAccount, Map.of("campaignId", lead.json().getUUID("campaign.id"))), "campaignId");
        refused(deal(otherAccount, Map.of("leadId", lead.id())), "leadId");
        refused(deal(account(lead), Map.of("leadId", lead.id(), "campaignId", otherCampaign.id())), "leadId");
        refused(deal(account(lead), Map.of("campaignId", UUID.randomUUID())), "campaignId");
        refused(deal(account(lead), Map.of("leadId", UUID.randomUUID())), "leadId");
        refused(deal(account(lead), Map.of("ownerId", UUID.randomUUID())), "ownerId");
        refused(deal(account(lead), Map.of("stage", "no_such_stage")), "stage");
        refused(deal(account(lead), Map.of("value", -1)), "value");
        refused(deal(account(lead), Map.of("value", 10_000_000_000L)), "value");
        refused(deal(account(lead), Map.of("probability", 101)), "probability");
        refused(deal(account(lead), Map.of("closeDate", "+999999999-12-31")), "closeDate");
        refused(deal(account(lead), Map.of("openedOn", "-999999999-01-01")), "openedOn");
        refused(deal(account(lead), Map.of("closeDate", "2026-02-30")), "closeDate");
        refused(deal(account(lead), Map.of("stage", "closed_lost")), "lostReason");
        refused(deal(account(lead), Map.of("stage", "closed_lost", "lostReason", "whim")), "lostReason");

        assertThat(trace("deal")).isEqualTo(trace);
    }

    @Test
    void aDealMayBeEnteredThatIsClosedAlready() {
        var board = given.board();

        var won = given.deal().in(board.won()).with("probability", 30).opened().json();
        var lost = given.deal()
                .in(board.lost())
                .with("lostReason", "price")
                .with("lostNote", "By half")
                .opened()
                .json();

        assertThat(won.getInt("probability")).isEqualTo(100);
        assertThat(won.getString("closedAt")).isNotNull();
        assertThat(lost.getInt("probability")).isZero();
        assertThat(lost.getString("lostReason")).isEqualTo("price");
        assertThat(lost.getString("lostNote")).isEqualTo("By half");
    }

    @Test
    void anExternalIdIsUnique() {
        var key = Given.unique("X");
        var account = given.account().created();
        given.deal().of(account).with("externalId", key).opened();

        given.admin()
                .sends(deal(account, Map.of("externalId", key)))
                .post("/api/deals")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_exists"));
    }

    @Test
    void aDeletedDealIsGone() {
        var deal = given.deal().opened();

        given.admin().asks().delete("/api/deals/{id}", deal.id()).then().statusCode(428);
        given.admin()
                .asks(deal.version() + 1)
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(412);
        given.admin()
                .asks(deal.version())
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(204);
        given.admin().asks().get("/api/deals/{id}", deal.id()).then().statusCode(404);
        given.admin()
                .asks(deal.version())
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(404);
    }

    @Test
    void theNextStepIsTheEarliestOpenTask() {
        var deal = given.deal().opened();
        task(deal, "Second", "2031-02-01T09:00:00Z");
        task(deal, "First", "2031-01-01T09:00:00Z");

        given.admin()
                .asks()
                .get("/api/deals/{id}", deal.id())
                .then()
                .body("nextStep.title", equalTo("First"))
                .body("nextStep.dueAt", equalTo("2031-01-01T09:00:00Z"))
                .body("nextStep.overdue", equalTo(false))
                .body("nextStep.taskId", notNullValue());
        given.admin()
                .asks()
                .get("/api/deals?accountId={id}", deal.json().getString("account.id"))
                .then()
                .body("items[0].nextStepAt", equalTo("2031-01-01T09:00:00Z"));
    }

    private void task(Made deal, String title, String dueAt) {
        given.admin()
                .sends(Map.of("title", title, "dueAt", dueAt, "dealId", deal.id()))
                .post("/api/tasks")
                .then()
                .statusCode(201);
    }

    private void refused(Map<String, @Nullable Object> body, String field) {
        given.admin()
                .sends(body)
                .post("/api/deals")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", hasItem(field));
    }
}
