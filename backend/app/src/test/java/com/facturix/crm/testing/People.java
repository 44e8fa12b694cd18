package com.facturix.crm.testing;

import static io.restassured.RestAssured.given;

import com.facturix.crm.platform.security.Role;
import com.facturix.localstack.Identity;
import com.facturix.localstack.LocalStack;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes people in Keycloak and gets their tokens; their first request puts them in the directory. */
@ApplicationScoped
public class People {
    private static final String ADMIN = "admin";
    static final String PASSWORD = "test-password";
    private static final Map<Role, Persona> SHARED = new ConcurrentHashMap<>();

    private final Identity identity = LocalStack.shared().identity();
    private final String keycloak;
    private final Supplier<String> adminToken;

    People(
            @ConfigProperty(name = "facturix.test.keycloak-url") String keycloak,
            @ConfigProperty(name = "facturix.test.keycloak-admin-password") String adminPassword) {
        this.keycloak = keycloak;
        this.adminToken = renewed(Duration.ofSeconds(45), () -> adminToken(adminPassword));
    }

    Persona shared(Role role) {
        return SHARED.computeIfAbsent(role, this::hire);
    }

    /** A new person with this realm role, who has logged in once. */
    public Persona hire(Role role) {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var email = role.key() + "-" + tag + "@example.test";
        var subject = createInKeycloak(email, "Test", role.key().toUpperCase(java.util.Locale.ROOT) + " " + tag);
        grant(subject, role);
        return login(subject, email, role);
    }

    /** The person behind an existing Keycloak account that has {@link #PASSWORD}. */
    public Persona login(String subject, String email, Role role) {
        var token = renewed(Duration.ofMinutes(4), () -> identity.passwordToken(email, PASSWORD));
        var me = given().auth()
                .oauth2(token.get())
                .get("/api/users/me")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Persona(me.getUUID("id"), subject, me.getString("name"), email, role, token);
    }

    /** A person known to Keycloak only. Returns the subject. */
    public String createInKeycloak(String email, String firstName, String lastName) {
        return identity.createUser(email, firstName, lastName, PASSWORD);
    }

    public void grant(String subject, Role role) {
        var representation = roleInKeycloak(role);
        admin().contentType(ContentType.JSON)
                .body(java.util.List.of(representation))
                .post(keycloak + "/admin/realms/facturix/users/{id}/role-mappings/realm", subject)
                .then()
                .statusCode(204);
    }

    /** As if somebody had followed the link of their invitation and set {@link #PASSWORD}. */
    public void becomeReady(String subject) {
        admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "requiredActions",
                        java.util.List.of(),
                        "credentials",
                        java.util.List.of(Map.of("type", "password", "value", PASSWORD))))
                .put(keycloak + "/admin/realms/facturix/users/{id}", subject)
                .then()
                .statusCode(204);
    }

    /** Realm roles of an account, as Keycloak has them. */
    public java.util.List<String> rolesInKeycloak(String subject) {
        return admin().get(keycloak + "/admin/realms/facturix/users/{id}/role-mappings/realm", subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("name");
    }

    /** An account as Keycloak has it. */
    public JsonPath inKeycloak(String subject) {
        return admin().get(keycloak + "/admin/realms/facturix/users/{id}", subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, Object> roleInKeycloak(Role role) {
        return admin().get(keycloak + "/admin/realms/facturix/roles/{role}", role.key())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private io.restassured.specification.RequestSpecification admin() {
        return given().auth().oauth2(adminToken.get());
    }

    private String adminToken(String password) {
        return given().contentType(ContentType.URLENC)
                .formParams("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", password)
                .post(keycloak + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Supplier<String> renewed(Duration every, Supplier<String> fetch) {
        return new Supplier<>() {
            private String token;
            private Instant until = Instant.EPOCH;

            @Override
            public synchronized String get() {
                var now = Clock.systemUTC().instant();
                if (now.isAfter(until)) {
                    token = fetch.get();
                    until = now.plus(every);
                }
                return token;
            }
        };
    }
}
