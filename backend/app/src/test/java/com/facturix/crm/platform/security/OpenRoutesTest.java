package com.facturix.crm.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V7: what answers without a login, and how the rest refuses. */
@QuarkusTest
class OpenRoutesTest extends ApiTest {
    @ConfigProperty(name = "facturix.base-url")
    String baseUrl;

    @ConfigProperty(name = "facturix.oidc.url")
    String oidcUrl;

    private static RequestSpecification nobody() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready"})
    void healthAnswersEverybody(String path) {
        nobody().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void theFailedLoginSaysSoToEverybody() {
        nobody().get("/login/failed")
                .then()
                .statusCode(403)
                .body(containsString("not logged in"))
                .body(containsString("pas connecté"));
    }

    /** To whom nothing is told: the page says of no key whether it is one. */
    @ParameterizedTest
    @ValueSource(strings = {"/unsubscribe", "/unsubscribe/nothing"})
    void thePageToUnsubscribeAnswersEverybody(String path) {
        nobody().get(path).then().statusCode(404).contentType("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/pipeline",
                "/accounts/0190f3b2-7c1e-7000-8000-000000000001",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/metrics",
                "/q/dev-ui",
                "/login?return_to=/",
                "/login/callback",
                "/q/health/../metrics",
                "/q/health/%2e%2e/metrics",
                "/assets/../q/openapi",
                "/assets/%2e%2e/q/openapi",
                "//q/openapi",
                "/q//openapi",
                "/q/openapi;a=b",
                "/login/failed/../../q/openapi",
                "/unsubscribe/../q/openapi",
                "/unsubscribed"
            })
    void everyOtherPageLeadsToTheLogin(String path) {
        nobody().get(path)
                .then()
                .statusCode(302)
                .header("Location", startsWith(oidcUrl + "/protocol/openid-connect/auth?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/deals",
                "/api/users/me",
                "/api/nothing",
                "/api/live",
                "/api//deals",
                "/api/deals/",
                "/api/deals;a=b",
                "/api/../api/deals",
                "/assets/../api/deals"
            })
    void theApiRefusesWith401(String path) {
        nobody().get(path).then().statusCode(401);
    }

    @Test
    void theApisRefusalIsAProblem() {
        nobody().get("/api/deals")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthenticated"));
        nobody().header("Authorization", "Bearer nonsense")
                .get("/api/deals")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void theWayBackFromTheLoginFollowsFromTheConfiguredAddressNotFromTheHost() {
        var location = nobody().header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .get("/pipeline")
                .then()
                .statusCode(302)
                .extract()
                .header("Location");

        assertThat(location)
                .contains("redirect_uri=" + URLEncoder.encode(baseUrl + "/login/callback", StandardCharsets.UTF_8))
                .doesNotContain("evil");
    }

    @Test
    void whoIsLoggedInIsSentOnToThisSiteWhateverTheHostSays() {
        given.bd()
                .asks()
                .redirects()
                .follow(false)
                .header("Host", "evil.example")
                .queryParam("return_to", "/pipeline")
                .get("/login")
                .then()
                .statusCode(303)
                .header("Location", equalTo(baseUrl + "/pipeline"));
        given.bd()
                .asks()
                .redirects()
                .follow(false)
                .queryParam("return_to", "//evil.example")
                .get("/login")
                .then()
                .statusCode(303)
                .header("Location", equalTo(baseUrl + "/"));
    }

    @Test
    void metricsAreForAdmins() {
        given.admin()
                .asks()
                .accept("*/*")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("facturix_live_sockets"));
        given.manager().asks().accept("*/*").get("/q/metrics").then().statusCode(403);
        given.somebody(Role.BD).asks().accept("*/*").get("/q/metrics").then().statusCode(403);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectABrowser() {
        for (var path : new String[] {"/q/health", "/api/deals", "/pipeline", "/api/deals?q=%00"}) {
            nobody().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("script-src 'self';"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "same-origin");
        }
        given.bd().asks().get("/api/deals").then().header("Cache-Control", "no-store");
    }

    /**
     * An address that is not even an address is refused by Quarkus itself, without a body, before any handler of ours
     * can see it: only a system property for the whole process would turn that check off.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts?q=%zz", "/x%"})
    void anAddressThatIsNoneIsABadRequest(String path) throws IOException {
        assertThat(answerTo(path)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deals?q=%00", "/api/accounts/%00", "/api/accounts/%ff"})
    void anAddressThatCannotBeReadIsABadRequest(String path) throws IOException {
        assertThat(answerTo(path)).startsWith("HTTP/1.1 400").contains("application/problem+json", "invalid_request");
    }

    /** By hand: no client would send these. */
    private static String answerTo(String path) throws IOException {
        try (var connection = new Socket("localhost", RestAssured.port)) {
            connection
                    .getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBodyOfMoreThan2MbIsTooLarge() {
        given.manager()
                .asks()
                .contentType("application/json")
                .body("{\"name\":\"" + "x".repeat(2_000_001) + "\"}")
                .post("/api/accounts")
                .then()
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
    }
}
