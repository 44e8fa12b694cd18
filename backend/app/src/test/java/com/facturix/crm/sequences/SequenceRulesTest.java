package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.pause;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds people back, each rule with the answer to why. */
@QuarkusTest
class SequenceRulesTest extends SequencingTest {
    private Made[] two(Writer writer) {
        var campaign = given.campaign().created();
        return new Made[] {
            leadOf(writer).of(campaign).created(), leadOf(writer).of(campaign).created()
        };
    }

    @Test
    void outsideOfTheWindowMailsWaitForItWhereTheLeadLives() {
        var writer = writer();
        var tuesdays = Map.<String, Object>of(
                "window", Map.of("days", List.of(2), "from", "09:00", "to", "17:00", "skipHolidays", true));
        var sequence = sequence(writer, tuesdays, list(mail("Hello")));
        var paris = leadOf(writer).created();
        var newYork = leadOf(writer).with("timeZone", "America/New_York").created();
        enrol(writer, sequence, paris, newYork);

        run(MONDAY);

        assertThat(held(writer, paris)).isEqualTo("window 2027-03-02T08:00:00Z");
        assertThat(held(writer, newYork)).isEqualTo("window 2027-03-02T14:00:00Z");
        run(MONDAY.plus(Duration.ofDays(1)));
        assertThat(mails(paris)).hasSize(1);
        assertThat(mails(newYork)).isEmpty();
    }

    @Test
    void aHolidayIsToldFromAClosedDay() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).with("country", "FR").created();
        enrol(writer, sequence, lead);

        run(MONDAY.plus(Duration.ofDays(28)));

        assertThat(held(writer, lead)).isEqualTo("holiday 2027-03-30T07:00:00Z");
    }

    @Test
    void theSequencesCapOfAMailboxHoldsUntilTheNextDay() {
        var writer = writer();
        var sequence = sequence(writer, Map.of("dailyCap", 1), list(mail("Hello")));
        var leads = two(writer);
        enrol(writer, sequence, leads);

        run(MONDAY);

        assertThat(held(writer, leads[1])).isEqualTo("daily_cap 2027-03-02T08:00:00Z");
        run(MONDAY.plus(Duration.ofDays(1)));
        assertThat(mails(leads[1])).hasSize(1);
    }

    @Test
    void theMailboxsOwnCapCountsWhatWasSentByHandToo() {
        var writer = writer(1);
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var leads = two(writer);
        enrol(writer, sequence, leads);

        run(MONDAY);

        assertThat(held(writer, leads[1])).isEqualTo("mailbox_cap 2027-03-02T08:00:00Z");
    }

    @Test
    void theThrottleLetsOneMailAfterTheOtherGo() {
        var writer = writer();
        var sequence = sequence(writer, Map.of("throttleSeconds", 300), list(mail("Hello")));
        var campaign = given.campaign().created();
        var leads = new Made[] {
            leadOf(writer).of(campaign).created(),
            leadOf(writer).of(campaign).created(),
            leadOf(writer).of(campaign).created()
        };
        enrol(writer, sequence, leads);

        run(MONDAY);

        var held = java.util.Arrays.stream(leads)
                .filter(lead -> mails(lead).isEmpty())
                .map(lead -> held(writer, lead))
                .toList();
        assertThat(held).containsExactlyInAnyOrder("throttle 2027-03-01T10:05:00Z", "throttle 2027-03-01T10:10:00Z");
    }

    @Test
    void peopleOfOneCompanyAreWrittenToApart() {
        var writer = writer();
        var sequence = sequence(writer, Map.of("companyPauseHours", 24), list(mail("Hello")));
        var company = com.facturix.crm.testing.Given.unique("Société Générique");
        var campaign = given.campaign().created();
        var one = leadOf(writer).of(campaign).with("company", company).created();
        var other = leadOf(writer)
                .of(campaign)
                .with("company", company.toUpperCase(java.util.Locale.ROOT))
                .created();
        enrol(writer, sequence, one, other);

        run(MONDAY);

        var waiting = mails(one).isEmpty() ? one : other;
        assertThat(mails(one).size() + mails(other).size()).isEqualTo(1);
        assertThat(held(writer, waiting)).isEqualTo("company_pause 2027-03-02T10:00:00Z");
    }

    @Test
    void aMissingTokenHoldsTheMailUntilSomebodyFillsTheGap() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        var now = writer.person()
                .asks()
                .get("/api/sequences/{id}", sequence.getString("id"))
                .jsonPath();
        var reworded = new HashMap<>(mail("For a {{jobTitle}}"));
        reworded.put("id", now.getString("steps[0].id"));
        SequenceApiTest.saved(writer.person(), now, list(reworded));

        run(MONDAY);
        assertThat(held(writer, lead)).isEqualTo("missing_tokens null");
        assertThat(standing(writer, lead).getString("why.facts.tokens")).isEqualTo("jobTitle");
        assertThat(mails(lead)).isEmpty();

        var json = lead.json();
        writer.person()
                .sends(
                        Map.of(
                                "campaignId",
                                json.getString("campaign.id"),
                                "firstName",
                                "Camille",
                                "lastName",
                                "Durand",
                                "email",
                                json.getString("email"),
                                "ownerId",
                                writer.person().id(),
                                "jobTitle",
                                "buyer"),
                        lead.version())
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200);
        run(MONDAY);
        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("For a buyer");
    }

    @Test
    void aPausedSequenceAndAPausedPersonStandStill() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("Hello"), pause(1, "days")));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        var paused = SequenceApiTest.become(writer.person(), sequence, "paused");

        run(MONDAY);
        assertThat(mails(lead)).isEmpty();
        assertThat(held(writer, lead)).isEqualTo("sequence_paused null");

        SequenceApiTest.become(writer.person(), paused, "active");
        act(writer, lead, "pause");
        run(MONDAY);
        assertThat(mails(lead)).isEmpty();
        assertThat(held(writer, lead)).isEqualTo("paused_by_hand null");

        act(writer, lead, "resume");
        run(MONDAY);
        assertThat(mails(lead)).hasSize(1);
        assertThat(ledger(writer, lead)).contains("held paused_by_hand", "moved resumed_by_hand");
    }

    private void act(Writer writer, Made lead, String action) {
        var result = writer.person()
                .sends(Map.of("ids", List.of(standing(writer, lead).getString("id")), "action", action))
                .post("/api/enrolments/actions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(result.getInt("changed")).isEqualTo(1);
    }
}
