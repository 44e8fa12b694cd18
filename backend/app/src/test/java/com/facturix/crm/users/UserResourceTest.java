package com.facturix.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserResourceTest extends ApiTest {
    private static Map<String, Object> amended(Persona person, String field, Object value) {
        var body = new HashMap<String, Object>(
                Map.of("name", person.name(), "role", person.role().key(), "active", true));
        body.put(field, value);
        return body;
    }

    private long versionOf(Persona person) {
        return given.admin()
                .asks()
                .get("/api/users/{id}", person.id())
                .jsonPath()
                .getLong("version");
    }

    @Test
    void everybodyKnowsWhoTheyAre() {
        var bd = given.bd();

        bd.asks()
                .get("/api/users/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(bd.id().toString()))
                .body("email", equalTo(bd.email()))
                .body("role", equalTo("bd"))
                .body(
                        "initials",
                        equalTo("T"
                                + bd.name()
                                        .substring(
                                                bd.name().lastIndexOf(' ') + 1,
                                                bd.name().lastIndexOf(' ') + 2)
                                        .toUpperCase()))
                .body("active", equalTo(true))
                .body("locale", equalTo("en"));
    }

    @Test
    void aPersonChoosesTheirLanguage() {
        var bd = given.bd();

        bd.sends(Map.of("locale", "fr"))
                .put("/api/users/me")
                .then()
                .statusCode(200)
                .body("locale", equalTo("fr"));
        bd.asks().get("/api/users/me").then().body("locale", equalTo("fr"));
        bd.sends(Map.of("locale", "de")).put("/api/users/me").then().statusCode(400);
        bd.sends(Map.of()).put("/api/users/me").then().statusCode(400);
    }

    @Test
    void theDirectoryIsOpenToABdAndFindsByNameAndAddress() {
        var wanted = given.bd();

        given.bd()
                .asks()
                .queryParam("q", wanted.email().substring(0, 11))
                .queryParam("role", "bd")
                .queryParam("active", true)
                .queryParam("sort", "-email")
                .queryParam("include", "total")
                .get("/api/users")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(wanted.id().toString()))
                .body("items.find { it.id == '" + wanted.id() + "' }.status", equalTo("active"))
                .body("total", equalTo(1));
        given.bd()
                .asks()
                .queryParam("sort", "password")
                .get("/api/users")
                .then()
                .statusCode(400);
    }

    @Test
    void oneWhoDoesNotExistIsNotFound() {
        given.bd().asks().get("/api/users/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theOrganisationNamesTheCurrencyOfAllMoney() {
        given.bd().asks().get("/api/organisation").then().statusCode(200).body("currency", equalTo("EUR"));
    }

    @Test
    void onlyAnAdminChangesPeople() {
        var somebody = given.bd();
        var before = trace("app_user");

        for (var role : new Role[] {Role.MANAGER, Role.BD}) {
            given.somebody(role)
                    .sends(amended(somebody, "role", "admin"), versionOf(somebody))
                    .put("/api/users/{id}", somebody.id())
                    .then()
                    .statusCode(403);
        }
        assertThat(people.rolesInKeycloak(somebody.subject())).contains("bd").doesNotContain("admin");
        assertThat(trace("app_user").rows()).isEqualTo(before.rows() + 2);
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var somebody = given.bd();

        given.admin()
                .sends(amended(somebody, "role", "manager"))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(428);
        given.admin()
                .sends(amended(somebody, "role", "manager"), 999)
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale"))
                .body("current.id", equalTo(somebody.id().toString()));
        assertThat(people.rolesInKeycloak(somebody.subject())).contains("bd");
    }

    @Test
    void aNewRoleHoldsAtOnceAndOnBothSides() {
        var somebody = given.bd();
        somebody.asks().get("/api/imports").then().statusCode(403);

        given.admin()
                .sends(amended(somebody, "role", "manager"), versionOf(somebody))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200)
                .body("role", equalTo("manager"));

        assertThat(people.rolesInKeycloak(somebody.subject()))
                .contains("manager")
                .doesNotContain("bd");
        soon(() -> somebody.asks().get("/api/users/me").then().body("role", equalTo("manager")));
        somebody.asks().get("/api/imports").then().statusCode(200);
    }

    @Test
    void aNewNameIsKeycloaksToo() {
        var somebody = given.bd();

        given.admin()
                .sends(amended(somebody, "name", "Zoé de la Tour"), versionOf(somebody))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200);

        var known = people.inKeycloak(somebody.subject());
        assertThat(known.getString("firstName")).isEqualTo("Zoé de la");
        assertThat(known.getString("lastName")).isEqualTo("Tour");
    }

    @Test
    void nothingChangedMeansNoNewVersion() {
        var somebody = given.bd();
        var version = versionOf(somebody);

        given.admin()
                .sends(amended(somebody, "active", true), version)
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200);

        assertThat(versionOf(somebody)).isEqualTo(version);
    }

    @Test
    void whoIsDeactivatedIsRefusedAndComesBackWhenActivated() {
        var somebody = given.bd();
        somebody.asks().get("/api/deals").then().statusCode(200);

        given.admin()
                .sends(amended(somebody, "active", false), versionOf(somebody))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("inactive"));

        soon(() -> somebody.asks().get("/api/deals").then().statusCode(401).body("code", equalTo("unauthenticated")));
        assertThat(people.inKeycloak(somebody.subject()).getBoolean("enabled")).isFalse();

        given.admin()
                .sends(amended(somebody, "active", true), versionOf(somebody))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(200);
        soon(() -> somebody.asks().get("/api/deals").then().statusCode(200));
        assertThat(people.inKeycloak(somebody.subject()).getBoolean("enabled")).isTrue();
    }

    @Test
    void nobodyChangesTheirOwnStanding() {
        var admin = given.somebody(Role.ADMIN);

        for (var change : Map.of("role", (Object) "bd", "active", false).entrySet()) {
            admin.sends(amended(admin, change.getKey(), change.getValue()), versionOf(admin))
                    .put("/api/users/{id}", admin.id())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("own_account"));
        }
        admin.sends(amended(admin, "name", "Another Name"), versionOf(admin))
                .put("/api/users/{id}", admin.id())
                .then()
                .statusCode(200);
    }

    @Test
    void theLastAdminStays() {
        var last = given.somebody(Role.ADMIN);
        var version = versionOf(last);
        var integrator = given.somebody(Role.ADMIN);
        var others = sql.list(
                "update app_user set active = false where role = 'admin' and active and id <> all(:ids) returning id",
                Map.of("ids", List.of(last.id(), integrator.id())),
                row -> row.uuid("id"));
        sql.update("update app_user set kind = 'service' where id = :id", Map.of("id", integrator.id()));
        try {
            integrator
                    .sends(amended(last, "role", "bd"), version)
                    .put("/api/users/{id}", last.id())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("last_admin"));
        } finally {
            sql.update("update app_user set active = true where id = any(:ids)", Map.of("ids", others));
        }
        assertThat(people.rolesInKeycloak(last.subject())).contains("admin");
    }

    @Test
    void ifKeycloakNoLongerKnowsThePersonNothingIsStored() {
        var somebody = given.bd();
        sql.update(
                "update app_user set subject = :subject where id = :id",
                Map.of("id", somebody.id(), "subject", UUID.randomUUID().toString()));

        given.admin()
                .sends(amended(somebody, "role", "manager"), versionOf(somebody))
                .put("/api/users/{id}", somebody.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("identity_missing"));

        given.admin().asks().get("/api/users/{id}", somebody.id()).then().body("role", equalTo("bd"));
        given.admin()
                .asks()
                .queryParam("entityId", somebody.id())
                .get("/api/audit-entries")
                .then()
                .body("items.action", not(hasItem("user.amended")));
    }

    /** How soon is for the tests of live and of sessions. */
    private static void soon(org.awaitility.core.ThrowingRunnable check) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).untilAsserted(check);
    }
}
