package com.facturix.crm.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserInvitationsTest extends ApiTest {
    @ConfigProperty(name = "facturix.test.mailbox-url")
    String mailbox;

    private static String address() {
        return "new-" + UUID.randomUUID().toString().substring(0, 8) + "@example.test";
    }

    private void awaitMailTo(String address, int mails) {
        Awaitility.await().untilAsserted(() -> assertThat(given().queryParam("to", address)
                        .get(mailbox + "/mails.json")
                        .jsonPath()
                        .getList("$"))
                .hasSize(mails));
    }

    private String subjectOf(UUID id) {
        return sql.one("select subject from app_user where id = :id", Map.of("id", id), row -> row.text("subject"));
    }

    private UUID imported(String email) {
        return sql.one("""
                insert into app_user (id, kind, name, email, role, role_changed_at, active, version, created_at, updated_at)
                values (uuidv7(), 'person', 'Imported Person', :email, 'bd', now(), false, 0, now(), now()) returning id
                """, Map.of("email", email), row -> row.uuid("id"));
    }

    @Test
    void anInvitedPersonGetsAnIdentityARoleAndAMail() {
        var email = address();

        var invited = given.admin()
                .sends(Map.of(
                        "name", "Camille Exemple", "email", email.toUpperCase(), "role", "manager", "locale", "fr"))
                .post("/api/users")
                .then()
                .statusCode(201)
                .body("status", equalTo("invited"))
                .body("email", equalTo(email))
                .body("lastLoginAt", nullValue())
                .extract()
                .jsonPath();

        var subject = subjectOf(invited.getUUID("id"));
        var known = people.inKeycloak(subject);
        assertThat(known.getString("email")).isEqualTo(email);
        assertThat(known.getBoolean("enabled")).isTrue();
        assertThat(known.<String>getList("requiredActions")).contains("UPDATE_PASSWORD");
        assertThat(people.rolesInKeycloak(subject)).contains("manager");
        awaitMailTo(email, 1);
    }

    @Test
    void onlyAnAdminInvites() {
        var before = trace("app_user");
        var manager = given.manager();

        manager.sends(Map.of("name", "Nobody", "email", address(), "role", "bd"))
                .post("/api/users")
                .then()
                .statusCode(403);

        assertThat(trace("app_user").rows()).isBetween(before.rows(), before.rows() + 1);
    }

    @Test
    void anAddressThatSomebodyHasIsTaken() {
        var bd = given.bd();

        given.admin()
                .sends(Map.of("name", "Double", "email", bd.email(), "role", "bd"))
                .post("/api/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("email_taken"));
    }

    @Test
    void anAddressThatOnlyKeycloakKnowsIsTakenTooAndNothingIsStored() {
        var email = address();
        people.createInKeycloak(email, "Known", "Elsewhere");

        given.admin()
                .sends(Map.of("name", "Double", "email", email, "role", "bd"))
                .post("/api/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("email_taken"));

        assertThat(sql.exists("select 1 from app_user where email = :email", Map.of("email", email)))
                .isFalse();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (var wrong : List.of("nobody", "a@b@c", "@example.test", "x".repeat(255) + "@example.test")) {
            given.admin()
                    .sends(Map.of("name", "Nobody", "email", wrong, "role", "bd"))
                    .post("/api/users")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void anImportedPersonIsInvitedAndJoinsAtTheFirstLogin() {
        var email = address();
        var id = imported("old-" + email);

        given.admin()
                .sends(Map.of("email", email))
                .post("/api/users/{id}/invite", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("invited"))
                .body("email", equalTo(email));
        awaitMailTo(email, 1);

        people.becomeReady(subjectOf(id));
        var person = people.login(subjectOf(id), email, Role.BD);
        assertThat(person.id()).isEqualTo(id);
        given.admin().asks().get("/api/users/{id}", id).then().body("status", equalTo("active"));
        given.admin()
                .sends(Map.of("email", email))
                .post("/api/users/{id}/invite", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("already_joined"));
    }

    @Test
    void anInvitationCanBeSentAgainAndToAnotherAddress() {
        var email = address();
        var elsewhere = address();
        var id = given.admin()
                .sends(Map.of("name", "Lost Mail", "email", email, "role", "bd"))
                .post("/api/users")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");

        given.admin()
                .sends(Map.of("email", email))
                .post("/api/users/{id}/invite", id)
                .then()
                .statusCode(200);
        awaitMailTo(email, 2);
        given.admin()
                .sends(Map.of("email", elsewhere))
                .post("/api/users/{id}/invite", id)
                .then()
                .statusCode(200);
        awaitMailTo(elsewhere, 1);
        assertThat(people.inKeycloak(subjectOf(id)).getString("email")).isEqualTo(elsewhere);
    }

    @Test
    void whoHasNoLoginCannotBeActivatedWithoutAnInvitation() {
        var id = imported(address());

        given.admin()
                .sends(Map.of("name", "Imported Person", "role", "bd", "active", true), 0)
                .put("/api/users/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("not_invited"));
    }
}
