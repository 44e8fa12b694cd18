package com.facturix.crm.tracking;

import static com.facturix.crm.testing.Promised.A_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Promised;
import com.facturix.crm.tracking.TrackedMails.Tracked;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes that answer the whole world. */
@QuarkusTest
class TrackingRoutesTest extends ApiTest {
    private static final Duration AGO = Duration.ofMinutes(10);

    @Inject
    TrackedMails mails;

    @Inject
    HitQueue queue;

    @Inject
    Signature signature;

    @Inject
    DataSource database;

    private static RequestSpecification nobody() {
        return RestAssured.given().redirects().follow(false).header("User-Agent", "Acme/1.0");
    }

    @Test
    void thePixelIsThe43BytesOfADotForEverybodyAndKeptByNobody() {
        var mail = mails.sentBy(given.bd(), AGO, "<p>Hello</p>");

        var body = nobody().get(mail.pixel())
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Length", equalTo("43"))
                .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Set-Cookie", nullValue())
                .extract()
                .asByteArray();

        assertThat(body).hasSize(43).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
        nobody().head(mail.pixel()).then().statusCode(200).header("Content-Length", equalTo("43"));
    }

    @Test
    void anAcceptedHitIsThereWithinASecond() throws Exception {
        Promised.within(this::twoHitsAreThere);
    }

    private void twoHitsAreThere() {
        var mail = mails.sentBy(given.bd(), AGO, TrackedMails.links("https://example.com/"));
        RestAssured.given().header("User-Agent", "Té\tst " + "x".repeat(2000)).get(mail.pixel());
        nobody().head(mail.link(0));

        await().atMost(A_SECOND).until(() -> hits(mail) == 2);
        assertThat(sql.list(
                        "select kind, method, address, agent, link from tracking_event where tracking_id = :id order by at",
                        Map.of("id", mail.tracking()),
                        row -> row.text("kind") + " " + row.text("method") + " " + row.text("address") + " "
                                + row.text("agent").length() + " " + row.integerOrNull("link")))
                .containsExactly("open GET 127.0.0.1 500 null", "click HEAD 127.0.0.1 8 0");
    }

    @Test
    void aClickGoesToTheStoredAddressWhateverTheRequestSays() {
        var mail = mails.sentBy(
                given.bd(), AGO, TrackedMails.links("https://example.com/a?x=1&amp;y=2", "http://example.org/"));

        for (var query : new String[] {"", "?url=https://evil.example/", "?next=//evil.example"}) {
            nobody().header("Host", "evil.example")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("Referer", "https://evil.example/")
                    .get(mail.link(0) + query)
                    .then()
                    .statusCode(302)
                    .header("Location", equalTo("https://example.com/a?x=1&y=2"))
                    .header("Cache-Control", equalTo("no-store"))
                    .header("Referrer-Policy", equalTo("no-referrer"));
        }
        nobody().head(mail.link(1)).then().statusCode(302).header("Location", equalTo("http://example.org/"));
    }

    @Test
    void anAddressThatIsNoWebAddressIsNotFollowedEvenIfItIsStored() {
        var mail = mails.sentBy(given.bd(), AGO, TrackedMails.links("https://example.com/"));
        sql.update(
                "update tracking_link set url = 'javascript:alert(1)' where tracking_id = :id",
                Map.of("id", mail.tracking()));

        nobody().get(mail.link(0)).then().statusCode(404).header("Location", nullValue());
    }

    @Test
    void aLinkOfAMailThatIsGoneLeadsNowhereAndSaysSo() {
        var path = TrackingPaths.CLICK + signature.sign(new Mark(UUID.randomUUID(), 0));

        for (var i = 0; i < 2; i++) {
            nobody().get(path)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("text/html"))
                    .body(containsString("leads nowhere"))
                    .body(containsString("nulle part"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "../../api/deals",
                "' or 1=1 --",
                "\uD83D\uDCA9",
                "${jndi:ldap://127.0.0.1/x}",
                "====",
                "http://evil.example"
            })
    void whatNobodySignedGetsTheDotOrLeadsNowhere(String text) throws Exception {
        var id = URLEncoder.encode(text, StandardCharsets.UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            assertThat(status(client, TrackingPaths.OPEN + id)).isEqualTo(200);
            assertThat(status(client, TrackingPaths.CLICK + id)).isEqualTo(404);
        }
    }

    /** While nobody can read or write what belongs to tracking or to logins: one statement, and the answer never comes. */
    @Test
    void aForgedIdIsKnownForItWithoutTheDatabase() throws Exception {
        var mail = mails.sentBy(given.bd(), AGO, TrackedMails.links("https://example.com/"));
        var good = mail.link(0);
        try (var client = HttpClient.newHttpClient();
                var locked = database.getConnection()) {
            locked.setAutoCommit(false);
            try (var statement = locked.createStatement()) {
                statement.execute(
                        "lock table tracking_link, tracking_event, email_tracking, tracking_key, app_user in access exclusive mode");
            }
            for (var at = TrackingPaths.CLICK.length(); at < good.length() - 1; at++) {
                var forged = good.substring(0, at) + (good.charAt(at) == 'A' ? 'B' : 'A') + good.substring(at + 1);
                assertThat(status(client, forged)).isEqualTo(404);
                assertThat(status(client, forged.replace("/click/", "/open/"))).isEqualTo(200);
            }
            // Neither is one of the two in the place of the other.
            assertThat(status(client, mail.pixel().replace("/open/", "/click/")))
                    .isEqualTo(404);
            assertThat(status(client, good.replace("/click/", "/open/"))).isEqualTo(200);
            // And what is signed does need it.
            assertThatThrownBy(() -> status(client, good, A_SECOND)).isInstanceOf(HttpTimeoutException.class);
            locked.rollback();
        }
        assertThat(hits(mail)).isLessThanOrEqualTo(1);
    }

    private static int status(HttpClient client, String path) throws IOException, InterruptedException {
        return status(client, path, Duration.ofSeconds(20));
    }

    private static int status(HttpClient client, String path, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(patience)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void whoIsLoggedInNowhereReachesNothingBesideTheTwo() {
        nobody().get("/api/email/track/").then().statusCode(404);
        nobody().get("/api/email/track/other/x").then().statusCode(404);
        nobody().post(TrackingPaths.OPEN + "x").then().statusCode(404);
        nobody().get("/api/email/tracking/" + UUID.randomUUID()).then().statusCode(401);
        nobody().urlEncodingEnabled(false)
                .get("/api/email/track/../tracking/" + UUID.randomUUID())
                .then()
                .statusCode(401);
    }

    @Test
    void underAFloodHitsAreDroppedAndCountedAndMemoryIsNot() {
        var mail = mails.sentBy(given.bd(), AGO, "<p>Hello</p>");
        var dropped = queue.droppedSoFar();
        var hit = Hit.of(Mark.pixel(mail.tracking()), Instant.EPOCH, "GET", "198.51.100.7", "Mozilla/5.0 flood", false);

        var taken = 0;
        for (var i = 0; i < 200_000; i++) {
            taken += queue.offer(hit) ? 1 : 0;
            assertThat(queue.size()).isLessThanOrEqualTo(HitQueue.CAPACITY);
        }

        assertThat(taken).isLessThan(200_000);
        assertThat(queue.droppedSoFar() - dropped).isEqualTo(200_000 - taken);
        nobody().get(mail.pixel()).then().statusCode(200);
        await().until(() -> queue.size() == 0);
        // One mail's events have an end, too, beyond which they are counted only.
        await().untilAsserted(() -> assertThat(sql.count(
                        "select count(*) from tracking_event where tracking_id = :id", Map.of("id", mail.tracking())))
                .isBetween(1L, 3_000L));
        given.admin()
                .asks()
                .accept("*/*")
                .get("/q/metrics")
                .then()
                .body(containsString("facturix_tracking_hits_total{outcome=\"dropped\"}"));
    }

    @Test
    void anAddressThatIsBrokenIsABadRequest() throws IOException {
        try (var connection = new Socket("localhost", RestAssured.port)) {
            connection
                    .getOutputStream()
                    .write(("GET " + TrackingPaths.OPEN
                                    + "%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    private long hits(Tracked mail) {
        return sql.count("select count(*) from tracking_event where tracking_id = :id", Map.of("id", mail.tracking()));
    }
}
