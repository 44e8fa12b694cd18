package com.facturix.crm.suppressions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.templates.SentMails;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links by which people unsubscribe, without a login. */
@QuarkusTest
class UnsubscribeTest extends ApiTest {
    @Inject
    Suppressions suppressions;

    @Inject
    Unsubscribes unsubscribes;

    @ConfigProperty(name = "facturix.base-url")
    String baseUrl;

    private final String address = "reader-" + UUID.randomUUID() + "@example.test";

    /** A mail on behalf of an account, and the path of its reader's link. */
    private record Mail(UUID id, UUID accountId, String account, String path) {}

    private Mail mail() {
        var account =
                given.account().named("Müller & <Söhne>" + UUID.randomUUID()).created();
        var lead = given.lead().of(given.campaign().of(account).created()).created();
        var id = new SentMails(sql).sent(given.bd(), address, null, lead.id(), Instant.now());
        var page = unsubscribes
                .links(id, address.toUpperCase(java.util.Locale.ROOT))
                .page();
        return new Mail(id, account.id(), account.json().getString("name"), page.getPath());
    }

    private static RequestSpecification nobody(String language) {
        return given().redirects().follow(false).header("Accept", "text/html").header("Accept-Language", language);
    }

    @Test
    void theLinkFollowsFromTheConfiguredAddressAndIsKnownByItsHashAlone() {
        var mail = mail();
        var links = unsubscribes.links(mail.id(), address);
        var key = links.page().getPath().substring("/unsubscribe/".length());

        assertThat(links.page().toString()).startsWith(baseUrl + "/unsubscribe/");
        assertThat(links.listUnsubscribe()).isEqualTo("<" + links.page() + ">");
        assertThat(links.listUnsubscribePost()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(java.util.Base64.getUrlDecoder().decode(key)).hasSize(24);
        var hex = HexFormat.of().formatHex(key.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(sql.count(
                        "select count(*) from unsubscribe_link k where encode(k.key_hash, 'hex') = :hex or to_jsonb(k)::text like :key",
                        Map.of("hex", hex, "key", "%" + key + "%")))
                .isZero();
        assertThat(unsubscribes.place("<p>Bye: {{unsubscribeLink|stop & go}}. {{unsubscribeLink}}</p>", links))
                .startsWith("<p>Bye: <a href=\"" + links.page() + "\">stop &amp; go</a>. ")
                .contains("<a href=\"" + links.page() + "\">" + links.page() + "</a></p>");
    }

    @Test
    void followingTheLinkAsksAndChangesNothing() {
        var mail = mail();
        var before = trace("suppression");
        nobody("en-GB,fr;q=0.5")
                .get(mail.path())
                .then()
                .statusCode(200)
                .header("Content-Type", "text/html; charset=utf-8")
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), containsString("frame-ancestors 'none'")))
                .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .body(containsString("lang=\"en\""))
                .body(containsString("Which mails"))
                .body(containsString("r…@example.test"))
                .body(not(containsString(address)))
                .body(containsString("Müller &amp; &lt;Söhne&gt;"));
        nobody("fr-FR").get(mail.path()).then().statusCode(200).body(containsString("Quels e-mails"));
        nobody("en").head(mail.path()).then().statusCode(200).body(emptyString());
        nobody("en").post(mail.path()).then().statusCode(400).body(containsString("Which mails"));
        assertThat(trace("suppression")).isEqualTo(before);
    }

    @Test
    void aReaderUnsubscribesFromAnAccountThenFromAll() {
        var mail = mail();
        nobody("en")
                .formParam("scope", "account")
                .post(mail.path())
                .then()
                .statusCode(200)
                .body(containsString("You are unsubscribed"));
        assertThat(suppressions.reason(address, mail.accountId())).contains(SuppressionReason.UNSUBSCRIBED);
        assertThat(suppressions.reason(address, null)).isEmpty();
        given.manager()
                .asks()
                .get("/api/suppressions?q={q}", address)
                .then()
                .body("items[0].mail.id", equalTo(mail.id().toString()))
                .body("items[0].account.id", equalTo(mail.accountId().toString()));
        nobody("en").get(mail.path()).then().body(containsString("You are unsubscribed"));

        nobody("en").formParam("scope", "all").post(mail.path()).then().statusCode(200);
        nobody("en").formParam("scope", "all").post(mail.path()).then().statusCode(200);
        assertThat(suppressions.reason(address, null)).contains(SuppressionReason.UNSUBSCRIBED);
    }

    /** RFC 8058, 3.1: as a form of either kind. */
    @Test
    void aMailClientUnsubscribesWithOneClick() {
        var urlEncoded = mail();
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(urlEncoded.path())
                .then()
                .statusCode(200);
        assertThat(suppressions.reason(address, urlEncoded.accountId())).isPresent();
        var multipart = mail();
        given().multiPart("List-Unsubscribe", "One-Click")
                .post(multipart.path())
                .then()
                .statusCode(200);
        assertThat(suppressions.reason(address, multipart.accountId())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unsubscribe",
                "/unsubscribe/",
                "/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/unsubscribe/x",
                "/unsubscribe/a/b",
                "/unsubscribe/%27%20or%201=1"
            })
    void aKeyThatIsNoneTellsNothing(String path) {
        var before = trace("suppression");
        nobody("en").urlEncodingEnabled(false).get(path).then().statusCode(404).body(containsString("does not work"));
        nobody("en")
                .urlEncodingEnabled(false)
                .formParam("scope", "all")
                .post(path)
                .then()
                .statusCode(404);
        assertThat(trace("suppression")).isEqualTo(before);
    }

    @Test
    void aLinkThatWasRevokedOrIsTooOldWorksNoMore() {
        var revoked = mail();
        unsubscribes.revoke(revoked.id());
        nobody("en").get(revoked.path()).then().statusCode(404);
        var old = mail();
        sql.update(
                "update unsubscribe_link set expires_at = now() - interval '1 second' where mail_id = :id",
                Map.of("id", old.id()));
        nobody("en").formParam("scope", "all").post(old.path()).then().statusCode(404);
        assertThat(suppressions.reason(address, null)).isEmpty();
    }

    /** A page without a referrer posts with {@code Origin: null}. */
    @Test
    void whoIsLoggedInUnsubscribesAsAnybodyDoes() {
        var mail = mail();
        given().cookie("q_session", "of whoever")
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("scope", "all")
                .post(mail.path())
                .then()
                .statusCode(200);
    }

    @Test
    void aFormOfAnySizeIsRefused() {
        var status = given().contentType("application/x-www-form-urlencoded")
                .body("scope=" + "x".repeat(20_000))
                .post(mail().path())
                .statusCode();
        assertThat(status).isEqualTo(413);
    }
}
