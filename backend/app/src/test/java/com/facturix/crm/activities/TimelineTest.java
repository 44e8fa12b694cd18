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

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands on whose timeline, and who sees it. */
@QuarkusTest
class TimelineTest extends NotingTest {
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
