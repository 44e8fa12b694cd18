package com.facturix.crm.platform.security;

import static com.facturix.crm.testing.Promised.A_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Browser;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Promised;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The login as a browser goes through it, with the real Keycloak, and what its cookie is good for. */
@QuarkusTest
class BrowserSessionTest extends ApiTest {
    private static final Map<String, String> XHR = Map.of("X-Requested-With", "JavaScript");

    @ConfigProperty(name = "facturix.base-url")
    String baseUrl;

    private static Map<String, String> from(String... headers) {
        var map = new HashMap<>(Map.of("Content-Type", "application/json", "X-Requested-With", "JavaScript"));
        for (var i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return map;
    }

    private static String node() {
        return "http://localhost:" + RestAssured.port;
    }

    @Test
    void theLoginLeadsBackToThePageThatWasAskedFor() {
        var page = Browser.opened().login(given.bd(), "/pipeline/0190f3b2?tab=notes&q=a%20b");

        assertThat(page.address()).isEqualTo(baseUrl + "/pipeline/0190f3b2?tab=notes&q=a%20b");
    }

    @Test
    void theLoginRouteLeadsToTheAskedPathAndNowhereElse() {
        assertThat(Browser.opened()
                        .login(given.bd(), "/login?return_to=%2Fdashboard%3Fscope%3Dmine")
                        .address())
                .isEqualTo(baseUrl + "/dashboard?scope=mine");
        for (var elsewhere : List.of("%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example")) {
            assertThat(Browser.opened()
                            .login(given.bd(), "/login?return_to=" + elsewhere)
                            .address())
                    .isEqualTo(baseUrl + "/");
        }
    }

    @Test
    void theSessionIsAnEncryptedCookieThatScriptsCannotRead() {
        var browser = Browser.opened();
        var form = browser.visit("/");
        var callback = browser.submitLogin(form, given.bd().email());

        assertThat(browser.cookieNames()).contains("q_session");
        assertThat(callback.body()).doesNotContain("eyJ");
        var me = browser.ask("GET", "/api/users/me", XHR, null);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void anExpiredOrForgedSessionIsAskedToLogInAgain() {
        var browser = Browser.opened();

        assertThat(browser.ask("GET", "/api/users/me", Map.of("Cookie", "q_session=forged"), null)
                        .status())
                .isEqualTo(401);
        assertThat(browser.ask("GET", "/pipeline", Map.of("Cookie", "q_session=forged"), null)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void loggingOutEndsBothSessionsAndTheSocketsOfTheOtherTabs() {
        var person = given.bd();
        var browser = Browser.opened();
        browser.login(person, "/");
        var tab = LiveSocket.open(node(), Map.of("Cookie", browser.cookieHeader(), "Origin", node()));
        tab.await("ready");

        var after = browser.visit("/logout");

        assertThat(after.address()).contains("/protocol/openid-connect/auth");
        assertThat(after.body()).contains("password");
        assertThat(browser.ask("GET", "/api/users/me", XHR, null).status()).isEqualTo(401);
        assertThat(tab.closeCode()).isEqualTo(4401);
    }

    @Test
    void loggingOutWithoutASessionLeadsToTheStartPage() {
        var answer = Browser.opened().ask("GET", "/logout", Map.of(), null);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(baseUrl + "/");
    }

    @Test
    void aLinkOnAnotherSiteCannotLogOut() {
        var browser = Browser.opened();
        browser.login(given.bd(), "/");

        assertThat(browser.ask("GET", "/logout", Map.of("Sec-Fetch-Site", "cross-site"), null)
                        .status())
                .isEqualTo(403);
        assertThat(browser.ask("GET", "/api/users/me", XHR, null).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleIsToldSoAndCanLogInAsSomebodyElse() {
        var email = "none-" + UUID.randomUUID().toString().substring(0, 8) + "@example.test";
        people.createInKeycloak(email, "No", "Role");
        var browser = Browser.opened();

        var page = browser.submitLogin(browser.visit("/pipeline"), email);

        assertThat(page.address()).isEqualTo(baseUrl + "/login/failed");
        assertThat(page.body()).contains("Log in as somebody else");
        assertThat(browser.ask("GET", "/api/users/me", XHR, null).status()).isEqualTo(401);
        assertThat(browser.visit("/logout").address()).contains("/protocol/openid-connect/auth");
    }

    @Test
    void whoIsDeactivatedLosesTheCookieSessionWithinASecond() throws Exception {
        Promised.within(() -> {
            var person = given.bd();
            var browser = Browser.opened();
            browser.login(person, "/");
            assertThat(browser.ask("GET", "/api/users/me", XHR, null).status()).isEqualTo(200);

            given.becomes(person, "bd", false);

            Awaitility.await().atMost(A_SECOND).untilAsserted(() -> assertThat(
                            browser.ask("GET", "/api/users/me", XHR, null).status())
                    .isEqualTo(401));
        });
    }

    @Test
    void aChangeThatRidesOnTheCookieHasToComeFromOurOwnPages() {
        var browser = Browser.opened();
        browser.login(given.bd(), "/");
        var body = "{\"locale\":\"fr\"}";

        var refused = List.of(
                from(),
                from("Origin", "https://evil.example"),
                from("Origin", "null"),
                from("Origin", baseUrl + ".evil.example"),
                from("Origin", baseUrl, "Sec-Fetch-Site", "cross-site"),
                from("Origin", baseUrl, "Sec-Fetch-Site", "same-site"),
                from("Sec-Fetch-Site", "none"));
        for (var headers : refused) {
            var answer = browser.ask("PUT", "/api/users/me", headers, body);
            assertThat(answer.status()).as(headers.toString()).isEqualTo(403);
            assertThat(new JsonPath(answer.body()).getString("code")).isEqualTo("cross_origin");
        }
        assertThat(new JsonPath(browser.ask("GET", "/api/users/me", XHR, null).body()).getString("locale"))
                .isEqualTo("en");

        var accepted = List.of(
                from("Origin", baseUrl),
                from("Origin", node()),
                from("Origin", baseUrl, "Sec-Fetch-Site", "same-origin"),
                from("Sec-Fetch-Site", "same-origin"));
        for (var headers : accepted) {
            assertThat(browser.ask("PUT", "/api/users/me", headers, body).status())
                    .as(headers.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void aCrossSiteFormIsRefusedBeforeItIsRead() {
        var browser = Browser.opened();
        browser.login(given.manager(), "/");
        var before = trace("account");

        var answer = browser.ask(
                "POST",
                "/api/accounts",
                Map.of("Content-Type", "text/plain", "Origin", "https://evil.example"),
                "{\"name\":\"Forged\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(trace("account")).isEqualTo(before);
    }

    @Test
    void aHandshakeOfAnotherSiteIsRefused() {
        var browser = Browser.opened();
        browser.login(given.bd(), "/");
        var cookie = browser.cookieHeader();

        assertThat(LiveSocket.refusal(Map.of("Cookie", cookie, "Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(LiveSocket.refusal(Map.of("Cookie", cookie))).isEqualTo(403);
        assertThat(LiveSocket.refusal(Map.of("Cookie", cookie, "Origin", baseUrl)))
                .isEqualTo(101);
        assertThat(LiveSocket.refusal(Map.of())).isEqualTo(401);
        assertThat(LiveSocket.refusal(Map.of("Authorization", "Bearer nonsense")))
                .isEqualTo(401);
    }
}
