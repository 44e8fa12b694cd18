package com.facturix.crm.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.tracking.TrackedMails.Tracked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the request to the verdict that people see. */
@QuarkusTest
class JudgingTest extends ApiTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration AGO = Duration.ofHours(2);

    @Inject
    TrackedMails mails;

    @Inject
    HitRepository hits;

    @Inject
    Judging judging;

    @Inject
    Clock clock;

    @Inject
    Events events;

    @Test
    void whatAProspectDoesShowsWithItsEvidenceAndIsToldLive() {
        var bd = given.bd();
        var lead = given.lead().ownedBy(bd).created();
        var mail = mails.sentBy(bd, AGO, TrackedMails.links("https://example.com/offer"), lead.id());
        try (var socket = LiveSocket.of(bd)) {
            socket.subscribes("mail");
            RestAssured.given().header("User-Agent", FIREFOX).get(mail.pixel());
            RestAssured.given()
                    .redirects()
                    .follow(false)
                    .header("User-Agent", FIREFOX)
                    .get(mail.link(0));

            socket.awaitEvent("mail.opened", mail.mail());
            socket.awaitEvent("mail.clicked", mail.mail());
        }

        tracking(bd, mail)
                .body("tracked", equalTo(true))
                .body("opens", equalTo(1))
                .body("clicks", equalTo(1))
                .body("machineOpens", equalTo(0))
                .body("firstOpenedAt", notNullValue())
                .body("lastClickedAt", notNullValue())
                .body("events.kind", contains("click", "open"))
                .body("events.verdict", contains("human", "human"))
                .body("events[0].evidence", contains("opened_before", "browser"))
                .body("events[0].link", equalTo("https://example.com/offer"))
                .body("events[1].link", nullValue())
                .body("events[0].agent", equalTo(FIREFOX));
    }

    @Test
    void theSenderIsToldOfClicksAndOfOpensOnlyIfTheyChooseSo() {
        var bd = given.bd();
        var first = mails.sentBy(bd, AGO, TrackedMails.links("https://example.com/"));
        hit(first, null, "GET", FIREFOX, "198.51.100.7", 600);
        hit(first, 0, "GET", FIREFOX, "198.51.100.7", 700);
        settle();
        bd.asks()
                .get("/api/notifications")
                .then()
                .body("items.kind", contains("mail_clicked"))
                .body("items[0].record.name", equalTo("About your invoices"))
                .body("items[0].actor", nullValue());

        bd.sends(Map.of(
                        "kinds",
                        List.of(
                                Map.of("kind", "mail_opened", "inApp", true, "digest", false),
                                Map.of("kind", "mail_clicked", "inApp", false, "digest", false)),
                        "digestHour",
                        8,
                        "timeZone",
                        "Europe/Paris"))
                .put("/api/notifications/preferences")
                .then()
                .statusCode(200);
        var second = mails.sentBy(bd, AGO, TrackedMails.links("https://example.com/"));
        hit(second, null, "GET", FIREFOX, "198.51.100.7", 600);
        hit(second, 0, "GET", FIREFOX, "198.51.100.7", 700);
        settle();
        bd.asks().get("/api/notifications").then().body("items.kind", contains("mail_opened", "mail_clicked"));
    }

    @Test
    void machinesAreKeptAndShownButCountForNothing() {
        var bd = given.bd();
        var mail = mails.sentBy(bd, AGO, TrackedMails.links("https://example.com/a", "https://example.com/b"));
        hit(mail, null, "GET", "curl/8.5.0", "198.51.100.7", 600);
        hit(mail, 0, "GET", FIREFOX, "198.51.100.8", 700);
        hit(mail, 1, "GET", FIREFOX, "198.51.100.8", 700);
        hit(mail, null, "GET", "Acme/1.0", "198.51.100.9", 800);
        settle();

        tracking(bd, mail)
                .body("opens", equalTo(0))
                .body("clicks", equalTo(0))
                .body("machineOpens", equalTo(1))
                .body("machineClicks", equalTo(2))
                .body("unknownOpens", equalTo(1))
                .body("firstOpenedAt", nullValue())
                .body("events", hasSize(4));
    }

    @Test
    void theSendersOwnLookIsNotCounted() {
        var bd = given.bd();
        var mail = mails.sentBy(bd, AGO, "<p>Hello</p>");
        RestAssured.given()
                .header("User-Agent", FIREFOX)
                .header("Cookie", "q_session_chunk_1=abc")
                .get(mail.pixel());

        await().untilAsserted(() -> tracking(bd, mail)
                .body("events.verdict", contains("own"))
                .body("events[0].evidence", contains("own_session")));
        tracking(bd, mail).body("opens", equalTo(0)).body("unknownOpens", equalTo(0));
    }

    @Test
    void anAddressFromWhichTheSenderWorkedInTheSameWeekIsTheirOwn() {
        var bd = given.bd();
        var mail = mails.sentBy(bd, AGO, "<p>Hello</p>");
        worked(bd, "203.0.113.10", Duration.ofDays(3));
        worked(bd, "203.0.113.11", Duration.ofDays(8));
        worked(given.manager(), "203.0.113.12", Duration.ofDays(1));
        hit(mail, null, "GET", FIREFOX, "203.0.113.10", 600);
        hit(mail, null, "GET", FIREFOX, "203.0.113.11", 700);
        hit(mail, null, "GET", FIREFOX, "203.0.113.12", 800);

        // Behind a proxy that does not name them, everybody would have the sender's address.
        assertThat(judged(mail, false)).containsExactly("human browser", "human browser", "human browser", "3");
        assertThat(judged(mail, true)).containsExactly("own sender_address", "human browser", "human browser", "2");
    }

    private void worked(Persona person, String address, Duration ago) {
        sql.update("""
                insert into audit_entry (id, at, actor_id, action, entity, entity_id, ip, origin)
                values (uuidv7(), :at, :who, 'changed', 'lead', 'x', :address, 'browser')
                """, Map.of("at", clock.instant().minus(ago), "who", person.id(), "address", address));
    }

    /** What was found of each request, and last how many opens count; nobody judges in between. */
    private List<String> judged(Tracked mail, boolean trustProxy) {
        var judge = new Judging(new HistoryRepository(sql, trustProxy), events, clock);
        return QuarkusTransaction.requiringNew().call(() -> {
            judge.judge(List.of(mail.tracking()), clock.instant());
            return sql.list("""
                    select verdict || ' ' || array_to_string(evidence, ' ') as found, at
                    from tracking_event where tracking_id = :id
                    union all select opens::text, 'infinity' from email_tracking where id = :id order by at
                    """, Map.of("id", mail.tracking()), row -> row.text("found"));
        });
    }

    @Test
    void aGatewayThatAsksForManyPeoplesMailsIsFoundOut() {
        var bd = given.bd();
        var sent = new ArrayList<Tracked>();
        for (var i = 0; i < 6; i++) {
            sent.add(mails.sentBy(bd, AGO, "<p>Hello</p>"));
            hit(sent.get(i), null, "GET", FIREFOX, "203.0.113.77", 600);
        }
        settle();

        tracking(bd, sent.getFirst()).body("events[0].evidence", contains("many_mails_at_once"));
        tracking(bd, sent.getLast()).body("opens", equalTo(0)).body("machineOpens", equalTo(1));
    }

    @Test
    void onlyThoseWhoSeeTheMailSeeWhatBecameOfIt() {
        var bd = given.bd();
        var mail = mails.sentBy(bd, AGO, "<p>Hello</p>");

        tracking(bd, mail);
        tracking(given.manager(), mail);
        given.somebody(Role.BD)
                .asks()
                .get("/api/email/tracking/{id}", mail.mail())
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        bd.asks().get("/api/email/tracking/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whoSeesTheLeadSeesItWhereTheMailboxIsShared() {
        var campaign = given.campaign().created();
        var colleague = given.bd();
        given.assignedToCampaign(colleague, campaign.id());
        var lead = given.lead().of(campaign).created();
        var mail = mails.sentBy(given.bd(), AGO, "<p>Hello</p>", lead.id());
        colleague.asks().get("/api/email/tracking/{id}", mail.mail()).then().statusCode(404);

        sql.update("""
                update mailbox set shared = true where id = (select mailbox_id from outgoing_mail where id = :mail)
                """, Map.of("mail", mail.mail()));

        tracking(colleague, mail);
    }

    @Test
    void aMailThatWentOutUntrackedSaysSo() {
        var bd = given.bd();
        var mail = mails.outgoing(bd, AGO, null);

        bd.asks()
                .get("/api/email/tracking/{id}", mail)
                .then()
                .statusCode(200)
                .body("tracked", equalTo(false))
                .body("events", hasSize(0));
    }

    @Test
    void historyIsJudgedAnewByTheRulesOfToday() {
        var bd = given.bd();
        var mail = mails.sentBy(bd, AGO, "<p>Hello</p>");
        hit(mail, null, "GET", "curl/8.5.0", "198.51.100.7", 600);
        hit(mail, null, "GET", FIREFOX, "198.51.100.9", 900);
        settle();
        // As if rules that knew less had judged it.
        sql.update(
                "update tracking_event set verdict = 'human', evidence = '{}' where tracking_id = :id",
                Map.of("id", mail.tracking()));
        sql.update("update email_tracking set opens = 2 where id = :id", Map.of("id", mail.tracking()));
        given.manager().sends("").post("/api/email/tracking/rejudge").then().statusCode(403);

        given.admin().asks().post("/api/email/tracking/rejudge").then().statusCode(204);

        await().untilAsserted(() -> tracking(bd, mail).body("opens", equalTo(1)).body("machineOpens", equalTo(1)));
        tracking(bd, mail).body("events.verdict", contains("human", "machine"));
        assertThat(sql.count(
                        "select count(*) from job_failure where task_name = :name", Map.of("name", RejudgeJob.NAME)))
                .isZero();
    }

    private void hit(
            Tracked mail,
            @Nullable Integer link,
            String method,
            String agent,
            String address,
            int secondsAfterSending) {
        var at = clock.instant().minus(AGO).plusSeconds(secondsAfterSending);
        hits.keep(List.of(new Hit(mail.tracking(), link, at, method, address, agent, false)));
    }

    private void settle() {
        while (judging.judgeSettled(clock.instant()) > 0) {
            // There are more.
        }
    }

    private static ValidatableResponse tracking(Persona person, Tracked mail) {
        return person.asks().get("/api/email/tracking/{id}", mail.mail()).then().statusCode(200);
    }
}
