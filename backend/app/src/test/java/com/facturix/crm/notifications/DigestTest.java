package com.facturix.crm.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The day's mail, as the mail server of the test stack gets it. */
@QuarkusTest
class DigestTest extends ApiTest {
    @Inject
    DigestPlanner planner;

    @Inject
    DigestJob job;

    @Inject
    Jobs jobs;

    @ConfigProperty(name = "facturix.test.mailbox-url")
    String mailbox;

    @ConfigProperty(name = "facturix.base-url")
    String baseUrl;

    private Persona reader(String locale) {
        var bd = given.bd();
        bd.sends(Map.of("locale", locale)).put("/api/users/me").then().statusCode(200);
        bd.sends(Map.of(
                        "kinds",
                        List.of(Map.of("kind", "assigned", "inApp", true, "digest", true)),
                        "digestHour",
                        8,
                        "timeZone",
                        "Europe/Paris"))
                .put("/api/notifications/preferences")
                .then()
                .statusCode(200);
        return bd;
    }

    private List<JsonPath> mailsTo(Persona person) {
        var mails = given().queryParam("to", person.email())
                .get(mailbox + "/mails.json")
                .jsonPath();
        return IntStream.range(0, mails.getList("$").size())
                .mapToObj(i -> new JsonPath(given().queryParam("to", person.email())
                                .get(mailbox + "/mails.json")
                                .asString())
                        .setRootPath("[" + i + "]"))
                .toList();
    }

    private void theirHourComes(Persona person) {
        sql.update(
                "update digest_plan set next_at = now() - interval '1 second' where user_id = :id",
                Map.of("id", person.id()));
        inContext(planner::run);
    }

    private List<UUID> digests(Persona person) {
        return sql.list(
                "select id from digest where user_id = :id order by due_at",
                Map.of("id", person.id()),
                row -> row.uuid("id"));
    }

    private String state(UUID digest) {
        return sql.one("select state from digest where id = :id", Map.of("id", digest), row -> row.text("state"));
    }

    private void awaitSent(Persona person) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !digests(person).isEmpty()
                        && digests(person).stream().allMatch(id -> state(id).equals("sent")));
    }

    private static void inContext(Runnable work) {
        var context = Arc.container().requestContext();
        if (context.isActive()) {
            work.run();
            return;
        }
        context.activate();
        try {
            work.run();
        } finally {
            context.terminate();
        }
    }

    @Test
    void whatIsUnreadComesInTheReadersLanguageWithLinksToTheConfiguredAddress() {
        var reader = reader("fr");
        var deal = given.deal()
                .ownedBy(reader)
                .named(Given.unique("<b>Devis & Cie"))
                .opened();
        theirHourComes(reader);
        awaitSent(reader);

        var mails = mailsTo(reader);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getString("subject")).isEqualTo("Un élément vous attend");
        var text = mails.getFirst().getString("text");
        assertThat(text).contains("vous a confié", deal.json().getString("name"), baseUrl + "/pipeline/" + deal.id());
        assertThat(mails.getFirst().getString("html"))
                .contains("&lt;b&gt;Devis &amp; Cie")
                .doesNotContain("<b>Devis");
    }

    @Test
    void itIsSentOnceHoweverOftenAndByWhomeverItIsTried() {
        var reader = reader("en");
        given.deal().ownedBy(reader).opened();
        theirHourComes(reader);
        awaitSent(reader);
        var digest = digests(reader).getFirst();
        jobs.enqueue(DigestJob.NAME, digest.toString());
        sql.update("update digest set state = 'waiting', sent_at = null where id = :id", Map.of("id", digest));

        var both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(() -> inContext(() -> job.run(new Once(digest.toString()))))
                        // A mail server may give up one of them: the next try makes up for it.
                        .handle((done, failure) -> done))
                .toList();
        both.forEach(CompletableFuture::join);
        inContext(() -> job.run(new Once(digest.toString())));
        theirHourComes(reader);

        Awaitility.await().until(() -> state(digest).equals("sent"));
        assertThat(mailsTo(reader))
                .as("the first, and one of all the tries after it")
                .hasSize(2);
    }

    @Test
    void whatWasBeingSentWhenItsNodeDiedIsNotSentAgain() {
        var reader = reader("en");
        given.deal().ownedBy(reader).opened();
        theirHourComes(reader);
        awaitSent(reader);
        var digest = digests(reader).getFirst();
        sql.update("update digest set state = 'sending' where id = :id", Map.of("id", digest));

        inContext(() -> job.run(new Once(digest.toString())));

        assertThat(mailsTo(reader)).hasSize(1);
        assertThat(state(digest)).isEqualTo("sending");
    }

    @Test
    void whatHasBeenReadOrMayNoLongerBeSeenIsNotMailed() {
        var reader = reader("en");
        given.deal().ownedBy(reader).opened();
        reader.asks().post("/api/notifications/read-all").then().statusCode(204);
        theirHourComes(reader);
        Awaitility.await()
                .until(() -> !digests(reader).isEmpty()
                        && digests(reader).stream().allMatch(id -> state(id).equals("dropped")));

        assertThat(mailsTo(reader)).isEmpty();
    }

    @Test
    void theHourIsThatOfTheReadersClocks() {
        var paris = ZoneId.of("Europe/Paris");
        assertThat(DigestTime.next(8, paris, Instant.parse("2026-11-21T06:30:00Z")))
                .isEqualTo("2026-11-21T07:00:00Z");
        assertThat(DigestTime.next(8, paris, Instant.parse("2026-11-21T07:00:00Z")))
                .isEqualTo("2026-11-22T07:00:00Z");
        assertThat(DigestTime.next(8, paris, Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo("2026-03-29T06:00:00Z");
    }

    private record Once(String id) implements com.facturix.crm.platform.jobs.Job.Order {
        @Override
        public boolean stopping() {
            return false;
        }
    }
}
