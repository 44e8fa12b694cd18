package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static com.facturix.crm.sequences.SequenceSteps.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.facturix.crm.sequences.Comparison.Arm;
import com.facturix.crm.sequences.Comparison.Result;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of a sequence, and that each is exactly its rows. */
@QuarkusTest
class SequenceResultsTest extends SequencingTest {
    @Test
    void everyNumberHasTheRowsThatMakeIt() {
        var writer = writer();
        var sequence = sequence(writer, Map.of(), list(mail("new", variant("A", 1, "One"), variant("B", 1, "Two"))));
        var campaign = given.campaign().created();
        var leads = Stream.generate(() -> leadOf(writer).of(campaign).created())
                .limit(6)
                .toArray(Made[]::new);
        enrol(writer, sequence, leads);
        run(MONDAY);
        Stream.of(leads).limit(5).forEach(lead -> gone(lead, MONDAY));
        mark("update outgoing_mail set replied_at = sent_at where lead_id = :lead", leads[0]);
        mark("update outgoing_mail set bounced = 'hard' where lead_id = :lead", leads[1]);
        mark("update outgoing_mail set bounced = 'soft' where lead_id = :lead", leads[3]);
        mark("""
                insert into email_tracking (id, mail_id, recipient, opens, clicks, sent_at, created_at)
                select gen_random_uuid(), id, 'x', 0, 1, now(), now() from outgoing_mail where lead_id = :lead
                """, leads[0]);
        mark("""
                insert into email_tracking (id, mail_id, recipient, machine_opens, sent_at, created_at)
                select gen_random_uuid(), id, 'x', 9, now(), now() from outgoing_mail where lead_id = :lead
                """, leads[2]);
        mark("""
                insert into suppression (id, address, reason, mail_id, created_at)
                select gen_random_uuid(), m.id || '@x.test', 'unsubscribed', m.id, now() from outgoing_mail m where m.lead_id = :lead
                """, leads[3]);
        mark("""
                insert into activity (id, kind, at, lead_id, campaign_id, account_id, created_at)
                select gen_random_uuid(), 'meeting', '2027-03-05T10:00Z', l.id, l.campaign_id, c.account_id,
                    '2027-03-02T10:00Z'
                from lead l join campaign c on c.id = l.campaign_id where l.id = :lead
                """, leads[4]);

        var numbers = writer.person()
                .asks()
                .get("/api/sequences/{id}/numbers", sequence.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        Map<String, Integer> expected = Map.of(
                "sent",
                5,
                "delivered",
                3,
                "opened",
                1,
                "clicked",
                1,
                "replied",
                1,
                "bounced",
                2,
                "unsubscribed",
                1,
                "meetings",
                1,
                "deals",
                0);
        assertThat(numbers.<String, Integer>getMap("totals")).isEqualTo(expected);
        assertThat(numbers.getInt("steps[0].variants[0].numbers.sent")
                        + numbers.getInt("steps[0].variants[1].numbers.sent"))
                .isEqualTo(5);
        assertThat(numbers.getString("steps[0].verdict.result")).isEqualTo("not_enough_data");
        assertThat(numbers.getInt("enrolments.finished")).isEqualTo(6);
        expected.forEach((what, many) -> assertThat(writer.person()
                        .asks()
                        .get("/api/email-automation/mails?sequenceId={id}&what={what}", sequence.getString("id"), what)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .as(what)
                .hasSize(many));
        var all = writer.person()
                .asks()
                .get("/api/email-automation/numbers?from=2027-03-01&to=2027-03-01")
                .jsonPath();
        assertThat(all.getInt("items.find { it.sequence.id == '" + sequence.getString("id") + "' }.numbers.sent"))
                .isEqualTo(5);
        var dayBefore = writer.person()
                .asks()
                .get("/api/sequences/{id}/numbers?to=2027-02-28", sequence.getString("id"))
                .jsonPath();
        assertThat(dayBefore.getInt("totals.sent")).isZero();
        var stranger = given.bd();
        assertThat(stranger.asks()
                        .get("/api/sequences/{id}/numbers", sequence.getString("id"))
                        .jsonPath()
                        .getInt("totals.sent"))
                .isZero();
    }

    @Test
    void wilsonsIntervalKeepsItsWordForFewAndForMany() {
        assertThat(Rate.of(0, 0).value()).isNull();
        assertThat(Rate.of(0, 10).low()).isZero();
        assertThat(Rate.of(0, 10).high()).isEqualTo(0.2775, within(0.0001));
        assertThat(Rate.of(50, 100).low()).isEqualTo(0.4038, within(0.0001));
        assertThat(Rate.of(50, 100).high()).isEqualTo(0.5962, within(0.0001));
    }

    @Test
    void aVariantIsBetterOnlyWhenChanceDoesNotExplainIt() {
        assertThat(Comparison.of(List.of(new Arm("A", 500, 50)))).isNull();
        assertThat(result(new Arm("A", 20, 6), new Arm("B", 20, 1))).isEqualTo(Result.NOT_ENOUGH_DATA);
        assertThat(result(new Arm("A", 100, 10), new Arm("B", 100, 7))).isEqualTo(Result.NO_DIFFERENCE);
        assertThat(Comparison.of(List.of(new Arm("A", 500, 20), new Arm("B", 500, 60)))
                        .winner())
                .isEqualTo("B");
        // Enough for two, not for the best of four.
        assertThat(result(new Arm("A", 200, 30), new Arm("B", 200, 17))).isEqualTo(Result.BETTER);
        assertThat(result(new Arm("A", 200, 30), new Arm("B", 200, 17), new Arm("C", 200, 17), new Arm("D", 200, 17)))
                .isEqualTo(Result.NO_DIFFERENCE);
    }

    private static Result result(Arm... arms) {
        return Comparison.of(List.of(arms)).result();
    }

    private void mark(String statement, Made lead) {
        assertThat(sql.update(statement, Map.of("lead", lead.id()))).isEqualTo(1);
    }
}
