package com.facturix.crm.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginServiceTest extends ApiTest {
    @Inject
    LoginService logins;

    private static LoginService.Claims claims(String subject, String email, Role role, Instant issuedAt) {
        return new LoginService.Claims(subject, false, "Some Body", email, role, "fr", issuedAt, issuedAt);
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }

    @Test
    void manyFirstRequestsAtOnceMakeOnePerson() {
        var claims = claims(subject(), subject() + "@example.test", Role.BD, Instant.now());
        Set<UUID> found = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var logins = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> this.logins.admit(claims), pool))
                    .toList();
            found = logins.stream()
                    .map(login -> login.join().map(Caller::id).orElseThrow())
                    .collect(Collectors.toSet());
        }
        assertThat(found).hasSize(1);
    }

    @Test
    void whoHasNoRoleOfOursStaysOut() {
        var subject = subject();

        assertThat(logins.admit(claims(subject, null, null, Instant.now()))).isEmpty();
        assertThat(sql.exists("select 1 from app_user where subject = :s", Map.of("s", subject)))
                .isFalse();
    }

    @Test
    void aRoleChangedInKeycloakHoldsFromTheNextTokenOn() {
        var subject = subject();
        logins.admit(claims(subject, null, Role.BD, Instant.now()));

        assertThat(logins.admit(
                        claims(subject, null, Role.MANAGER, Instant.now().plusSeconds(90))))
                .map(Caller::role)
                .contains(Role.MANAGER);
    }

    @Test
    void anOlderTokenDoesNotUndoARoleChangedHere() {
        var somebody = given.somebody(Role.MANAGER);
        given.admin()
                .sends(Map.of("name", somebody.name(), "role", "bd", "active", true), 0)
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200);

        assertThat(logins.admit(claims(somebody.subject(), null, Role.MANAGER, Instant.now())))
                .map(Caller::role)
                .contains(Role.BD);
    }

    @Test
    void whoIsMadeAnewInKeycloakIsTheSamePersonAndStaysDeactivated() {
        var email = subject() + "@example.test";
        var first =
                logins.admit(claims(subject(), email, Role.BD, Instant.now())).orElseThrow();

        var again = subject();
        assertThat(logins.admit(claims(again, email, Role.BD, Instant.now()))
                        .orElseThrow()
                        .id())
                .isEqualTo(first.id());

        sql.update("update app_user set active = false where id = :id", Map.of("id", first.id()));
        assertThat(logins.admit(claims(subject(), email, Role.BD, Instant.now())))
                .isEmpty();
    }

    @Test
    void laterLoginsAreNotedWithoutANewVersion() {
        var subject = subject();
        var caller = logins.admit(claims(subject, null, Role.BD, Instant.now())).orElseThrow();
        var later = Instant.now().plusSeconds(3600);

        logins.admit(claims(subject, null, Role.BD, later));

        given.admin().asks().get("/api/users/{id}", caller.id()).then().body("version", equalTo(0));
        assertThat(sql.<Instant>one(
                        "select last_login_at from app_user where id = :id",
                        Map.of("id", caller.id()),
                        row -> row.instant("last_login_at")))
                .isAfter(later.minusSeconds(1));
    }

    @Test
    void anIntegratorWorksWithClientCredentialsAndIsNoPersonOfTheDirectory() {
        var config = org.eclipse.microprofile.config.ConfigProvider.getConfig();
        var token = given().formParams(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "facturix-integrator",
                        "client_secret",
                        config.getValue("facturix.test.integrator-secret", String.class)))
                .post(config.getValue("facturix.oidc.url", String.class) + "/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");

        var me = given().auth()
                .oauth2(token)
                .get("/api/users/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("manager"))
                .body("name", equalTo("facturix-integrator"))
                .extract()
                .jsonPath();

        assertThat(given.admin()
                        .asks()
                        .queryParam("limit", 200)
                        .queryParam("q", "integrator")
                        .get("/api/users")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(given.admin()
                        .asks()
                        .queryParam("service", true)
                        .get("/api/users")
                        .jsonPath()
                        .<String>getList("items.id"))
                .contains(me.getString("id"));
    }
}
