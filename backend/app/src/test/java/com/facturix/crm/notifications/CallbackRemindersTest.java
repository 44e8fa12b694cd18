package com.facturix.crm.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is told that the hour of a promised call has come. */
@QuarkusTest
class CallbackRemindersTest extends NotifyingTest {
    @Inject
    CallbackReminders reminders;

    private Persona bdOn(Made campaign) {
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());
        return bd;
    }

    private Made promisedBy(Persona bd, Made campaign) {
        var lead = given.lead().of(campaign).ownedBy(bd).created();
        bd.sends(Map.of(
                        "outcome",
                        "callback",
                        "callbackAt",
                        Instant.now().plusSeconds(3600).toString()))
                .post("/api/leads/{id}/outcome", lead.id())
                .then()
                .statusCode(200);
        return lead;
    }

    private void itsHourHasCome(Made... leads) {
        for (var lead : leads) {
            sql.update(
                    "update lead_work set callback_at = now() - interval '1 minute' where lead_id = :id",
                    Map.of("id", lead.id()));
        }
        reminders.run();
    }

    /** Of nothing but this lead; the service reminds by itself too, and may just be at it. */
    private static void told(Persona person, Made lead) {
        Awaitility.await().untilAsserted(() -> bell(person)
                .body(
                        "items.findAll { it.kind == 'callback_due' }.record.id",
                        contains(lead.id().toString())));
    }

    private void notTold(Persona person) {
        assertThat(sql.count(
                        "select count(*) from notification where user_id = :id and kind = 'callback_due'",
                        Map.of("id", person.id())))
                .isZero();
    }

    @Test
    void whoPromisedACallIsTold() {
        var campaign = given.campaign().created();
        var bd = bdOn(campaign);
        var lead = promisedBy(bd, campaign);

        itsHourHasCome(lead);

        told(bd, lead);
    }

    @Test
    void whoStandsInForThemIsToldWhileTheyAreAway() {
        var campaign = given.campaign().created();
        var bd = bdOn(campaign);
        var lead = promisedBy(bd, campaign);
        var awayToo = bdOn(campaign);
        var there = bdOn(campaign);
        given.isAway(bd, awayToo);
        given.isAway(awayToo, there);

        itsHourHasCome(lead);

        told(there, lead);
        notTold(bd);
        notTold(awayToo);
    }

    @Test
    void aDeputyWhoIsNotGivenTheCampaignsCallsIsNotTold() {
        var campaign = given.campaign().created();
        var bd = bdOn(campaign);
        var lead = promisedBy(bd, campaign);
        var elsewhere = given.bd();
        given.isAway(bd, elsewhere);

        itsHourHasCome(lead);

        told(bd, lead);
        notTold(elsewhere);
    }

    @Test
    void nobodyIsToldToCallWhoIsNotToBeCalled() {
        var campaign = given.campaign().created();
        var bd = bdOn(campaign);
        var closed = promisedBy(bd, campaign);
        bd.asks().put("/api/leads/{id}/do-not-call", closed.id()).then().statusCode(200);
        var open = promisedBy(bd, campaign);

        itsHourHasCome(closed, open);

        told(bd, open);
    }
}
