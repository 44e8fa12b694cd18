package com.facturix.crm.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not to be written to, as managers keep it and others ask. */
@QuarkusTest
class SuppressionApiTest extends ApiTest {
    @Inject
    Suppressions suppressions;

    private static String address() {
        return "x" + UUID.randomUUID().toString().substring(0, 8) + "@Example.test";
    }

    @Test
    void aSuppressedAddressIsRefusedHoweverItIsSpelt() {
        var address = address();
        var id = given.manager()
                .sends(Map.of("address", "  " + address, "note", "On the phone"))
                .post("/api/suppressions")
                .then()
                .statusCode(201)
                .body("address", equalTo(address.toLowerCase(java.util.Locale.ROOT)))
                .body("reason", equalTo("manual"))
                .body("actor.id", equalTo(given.manager().id().toString()))
                .extract()
                .jsonPath()
                .getUUID("id");

        assertThat(suppressions.reason(address.toUpperCase(java.util.Locale.ROOT), null))
                .contains(SuppressionReason.MANUAL);
        assertThat(suppressions.reason(address, UUID.randomUUID())).contains(SuppressionReason.MANUAL);
        given.manager()
                .sends(Map.of("address", address))
                .post("/api/suppressions")
                .then()
                .statusCode(409);
        given.manager()
                .asks()
                .get(
                        "/api/suppressions?q={q}&reason=manual",
                        address.substring(1, 9).toUpperCase(java.util.Locale.ROOT))
                .then()
                .body("items.id", contains(id.toString()));
        given.manager()
                .asks()
                .get("/api/suppressions?q={q}&reason=bounced", address)
                .then()
                .body("items", empty());
    }

    @Test
    void anAccountsSuppressionHoldsForThatAccountAlone() {
        var account = given.account().created().id();
        var address = address();
        var free = address();
        given.manager()
                .sends(Map.of("address", address, "accountId", account))
                .post("/api/suppressions")
                .then()
                .statusCode(201)
                .body("account.id", equalTo(account.toString()));

        assertThat(suppressions.among(List.of(address, free), account))
                .containsOnlyKeys(Suppressions.normalised(address));
        assertThat(suppressions.among(List.of(address, free), UUID.randomUUID()))
                .isEmpty();
        assertThat(suppressions.among(List.of(address, free), null)).isEmpty();
        assertThat(suppressions.among(List.of(), account)).isEmpty();
        given.manager()
                .asks()
                .get("/api/suppressions?accountId={id}", account)
                .then()
                .body("items.address", contains(Suppressions.normalised(address)));
    }

    @Test
    void whatWasTakenOffTheListIsPutBackAsItWas() {
        var address = address();
        suppressions.suppress(address, null, SuppressionReason.BOUNCED, null);
        var id = given.manager()
                .asks()
                .get("/api/suppressions?q={q}", address)
                .then()
                .extract()
                .jsonPath()
                .getUUID("items[0].id");

        given.manager().asks().delete("/api/suppressions/{id}", id).then().statusCode(204);
        assertThat(suppressions.reason(address, null)).isEmpty();
        given.manager().asks().delete("/api/suppressions/{id}", id).then().statusCode(404);
        given.manager()
                .asks()
                .post("/api/suppressions/{id}/restore", id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("reason", equalTo("bounced"));
        given.manager().asks().post("/api/suppressions/{id}/restore", id).then().statusCode(404);
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=suppression&entityId=" + id)
                .then()
                .body("items.action", contains("suppression.added", "suppression.lifted", "suppression.added"));

        given.manager().asks().delete("/api/suppressions/{id}", id).then().statusCode(204);
        suppressions.suppress(address, null, SuppressionReason.UNSUBSCRIBED, null);
        given.manager().asks().post("/api/suppressions/{id}/restore", id).then().statusCode(409);
    }

    @Test
    void aBdNeitherSeesNorKeepsTheList() {
        var bd = given.bd();
        var before = trace("suppression");
        bd.asks().get("/api/suppressions").then().statusCode(403);
        bd.sends(Map.of("address", address())).post("/api/suppressions").then().statusCode(403);
        assertThat(trace("suppression")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "@example.test", "a b@example.test", "a@b@c", "a\r\nb@example.test"})
    void whatIsNoAddressIsRefused(String address) {
        given.manager()
                .sends(Map.of("address", address))
                .post("/api/suppressions")
                .then()
                .statusCode(400)
                .body("errors.field", contains("address"));
    }
}
