package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lead in somebody's hands, until it leaves them. */
@QuarkusTest
class LeaseApiTest extends CallingTest {
    @Test
    void aLeadIsGivenToOneAndToNobodyElse() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);

        var lease = next(bd, campaign);

        assertThat(lease.getUUID("lead.id")).isEqualTo(lead.id());
        assertThat(lease.getString("why.reason")).isEqualTo("never_tried");
        assertThat(lease.getString("leasedUntil")).isGreaterThan(lease.getString("leasedAt"));
        assertThat(next(bdOn(campaign), campaign)).isNull();
        bd.asks()
                .get("/api/leads/{id}/lock", lead.id())
                .then()
                .statusCode(200)
                .body("holder.id", equalTo(bd.id().toString()));
    }

    @Test
    void whoHoldsALeadIsGivenTheSameAgain() {
        var campaign = campaign();
        given.lead().of(campaign).created();
        given.lead().of(campaign).created();
        var bd = bdOn(campaign);

        assertThat(nextId(bd, campaign)).isEqualTo(nextId(bd, campaign));
    }

    @Test
    void aLeaseThatLapsesComesBackByItself() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        nextId(bdOn(campaign), campaign);
        var other = bdOn(campaign);
        assertThat(next(other, campaign)).isNull();

        itsTimeHasCome(lead.id());

        assertThat(nextId(other, campaign)).isEqualTo(lead.id());
    }

    @Test
    void theHeartbeatMakesTheLeaseRunAnew() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        var until = next(bd, campaign).getString("leasedUntil");
        sql.update(
                "update lead_work set leased_until = now() + interval '10 seconds', ready_at = now() + interval '10 seconds' where lead_id = :id",
                Map.of("id", lead.id()));

        var kept = bd.asks()
                .put("/api/leads/{id}/lock", lead.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(kept.getString("leasedUntil")).isGreaterThanOrEqualTo(until);
    }

    @Test
    void aFreeLeadCanBeTakenByItsIdAndATakenOneCannot() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        bd.asks().put("/api/leads/{id}/lock", lead.id()).then().statusCode(200);

        bdOn(campaign)
                .asks()
                .put("/api/leads/{id}/lock", lead.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("leased"));
        var second = given.lead().of(campaign).created();
        bd.asks()
                .put("/api/leads/{id}/lock", second.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("other_lease"));
    }

    @Test
    void aLeadGivenBackGoesToTheOthersAndNotToTheSameAgain() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        giveBack(bd, lead.id(), "language");

        assertThat(next(bd, campaign)).isNull();
        assertThat(nextId(bdOn(campaign), campaign)).isEqualTo(lead.id());
        var returned = queue(given.manager(), campaign).getList("returned", Map.class);
        assertThat(returned).hasSize(1);
        assertThat(returned.getFirst()).containsEntry("reason", "language").containsEntry("count", 1);
    }

    @Test
    void afterABreakTheSameLeadMayComeAgain() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        nextId(bd, campaign);

        giveBack(bd, lead.id(), "break");

        assertThat(nextId(bd, campaign)).isEqualTo(lead.id());
    }

    @Test
    void aManagerTakesALeadOutOfAnybodysHandsAndABdOnlyOutOfTheirOwn() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        nextId(bdOn(campaign), campaign);

        bdOn(campaign).asks().delete("/api/leads/{id}/lock", lead.id()).then().statusCode(403);
        assertThat(standing(lead.id())).isEqualTo("leased");
        giveBack(given.manager(), lead.id(), "other");

        assertThat(standing(lead.id())).isEqualTo("ready");
        assertThat(queue(given.manager(), campaign).getList("returned")).isEmpty();
    }

    @Test
    void whoseTurnItIsAndWhosHandsItIsInIsSeenLive() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        try (var socket = LiveSocket.of(given.manager()).subscribes("record:lead:" + lead.id())) {
            nextId(bd, campaign);
            socket.awaitEvent("lead.leased", lead.id());
            giveBack(bd, lead.id(), "skip");
            socket.awaitEvent("lead.released", lead.id());
        }
        lead(lead.id());
        given.manager().asks().get("/api/leads/{id}", lead.id()).then().body("calling.lock", nullValue());
    }
}
