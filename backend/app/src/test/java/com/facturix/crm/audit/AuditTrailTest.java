package com.facturix.crm.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTrailTest extends ApiTest {
    @Test
    void aChangeSaysWhoWhatWhenAndFromWhere() {
        var account = given.account().created();
        var manager = given.manager();
        manager.sends(Map.of("name", "Renamed"), account.version())
                .put("/api/accounts/{id}", account.id())
                .then()
                .statusCode(200);

        given.admin()
                .asks()
                .queryParam("entity", "account")
                .queryParam("entityId", account.id())
                .queryParam("from", Instant.now().minusSeconds(60).toString())
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get("/api/audit-entries")
                .then()
                .statusCode(200)
                .body("items.action", contains("account.amended", "account.created"))
                .body("items[0].actor.id", equalTo(manager.id().toString()))
                .body("items[0].origin", equalTo("api"))
                .body("items[0].ip", notNullValue())
                .body("items[0].changes[0].field", equalTo("name"))
                .body("items[0].changes[0].after", equalTo("Renamed"));
    }

    @Test
    void entriesAreFoundByWhoMadeThem() {
        var manager = given.somebody(Role.MANAGER);
        manager.sends(Map.of("name", com.facturix.crm.testing.Given.unique("Account")))
                .post("/api/accounts")
                .then()
                .statusCode(201);

        given.admin()
                .asks()
                .queryParam("actorId", manager.id())
                .get("/api/audit-entries")
                .then()
                .body("items.action", contains("account.created"));
        given.admin()
                .asks()
                .queryParam("actorId", UUID.randomUUID())
                .get("/api/audit-entries")
                .then()
                .body("items", empty());
    }

    @Test
    void whatWasRefusedLeavesNoEntry() {
        var before = trace("account");

        given.bd()
                .sends(Map.of("name", "Not mine to make"))
                .post("/api/accounts")
                .then()
                .statusCode(403);

        // The BD's own first login is an entry.
        assertThat(trace("account").rows()).isEqualTo(before.rows());
        assertThat(trace("account").auditEntries()).isEqualTo(before.auditEntries() + 1);
    }

    @Test
    void onlyAnAdminReadsIt() {
        given.manager().asks().get("/api/audit-entries").then().statusCode(403);
        given.bd().asks().get("/api/audit-entries").then().statusCode(403);
    }

    @Test
    void aDayThatIsNoInstantIsABadRequest() {
        given.admin()
                .asks()
                .queryParam("from", "yesterday")
                .get("/api/audit-entries")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor_id = null",
                "delete from audit_entry",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry disable trigger all"
            })
    void theAppsRoleCannotRewriteHistory(String statement) {
        given.account().created();

        assertThatThrownBy(() -> sql.update(statement, Map.of())).hasMessageContaining("ERROR");
    }
}
