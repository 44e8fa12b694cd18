package com.facturix.crm.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has happened to all records that somebody sees. */
@QuarkusTest
class FeedTest extends NotingTest {
    @Test
    void aBdsFeedHoldsWhatTheirTimelinesHoldNewestFirstAndNothingElse() {
        var bd = given.bd();
        var ofAccount = given.account().created();
        var ofCampaign = given.campaign().created();
        given.assignedToAccount(bd, ofAccount.id());
        given.assignedToCampaign(bd, ofCampaign.id());
        var ownAccount = given.account().ownedBy(bd).created();
        var ownLead = given.lead().ownedBy(bd).created();
        var ownDeal = given.deal().ownedBy(bd).opened();
        var worked = given.lead().of(ofCampaign).ownedBy(bd).created();
        var manager = given.manager();
        note(manager, "dealId", given.deal().from(ownLead).opened().id());
        note(manager, "campaignId", given.campaign().of(ownAccount).created().id());
        note(manager, "leadId", given.lead().created().id());

        var shown = List.of(
                note(manager, "accountId", ownAccount.id()),
                note(manager, "leadId", ownLead.id()),
                note(manager, "dealId", ownDeal.id()),
                note(manager, "accountId", ofAccount.id()),
                note(manager, "dealId", given.deal().of(ofAccount).opened().id()),
                note(manager, "leadId", worked.id()),
                note(bd, "dealId", ownDeal.id()));

        timeline(bd, "kind=note")
                .statusCode(200)
                .body("items.id", contains(shown.reversed().toArray()));
        timeline(bd, "kind=note&actorId=" + bd.id()).body("items.id", contains(shown.getLast()));
        bd.asks().get("/api/activities/landmarks").then().statusCode(400).body("code", equalTo("invalid_parameter"));
    }

    @Test
    void whoeverLeadsFindsTheLatestOfAllPageByPage() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var first = note(bd, "dealId", deal.id());
        var second = note(given.manager(), "leadId", given.lead().created().id());
        var third = note(bd, "dealId", deal.id());

        timeline(given.manager(), "limit=20&include=total")
                .body("items.id", hasItems(first, second, third))
                .body("total", nullValue());
        var cursor = timeline(given.manager(), "kind=note&limit=2")
                .body("items.id", contains(third, second))
                .extract()
                .<String>path("nextCursor");
        timeline(given.manager(), "kind=note&limit=1&cursor=" + cursor).body("items.id", contains(first));
        timeline(given.manager(), "kind=note&actorId=" + bd.id()).body("items.id", contains(third, first));
        timeline(bd, "kind=note&sort=at").body("items.id", contains(first, third));
    }

    @Test
    void aMeetingThatIsBookedHasNotHappenedYet() {
        var bd = given.bd();
        var deal = given.deal().ownedBy(bd).opened();
        var note = note(bd, "dealId", deal.id());
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        add(bd, Map.of("kind", "meeting", "dealId", deal.id(), "body", "Demonstration", "at", tomorrow))
                .statusCode(201);

        timeline(bd, "kind=note&kind=meeting").body("items.id", contains(note));
        timeline(bd, "dealId=" + deal.id() + "&kind=note&kind=meeting")
                .body("items.kind", containsInAnyOrder("meeting", "note"));
    }

    @Test
    void whatIsWrittenIsHeardAtOnceByThoseWhoSeeIt() {
        var bd = given.bd();
        var own = given.lead().ownedBy(bd).created();
        var foreign = given.lead().created();
        try (var socket = LiveSocket.of(bd).subscribes("activities")) {
            var hidden = note(given.manager(), "leadId", foreign.id());
            var shown = note(given.manager(), "leadId", own.id());

            socket.awaitEvent("activity.added", UUID.fromString(shown));
            assertThat(socket.hasHeardOf(UUID.fromString(hidden))).isFalse();
        }
    }
}
