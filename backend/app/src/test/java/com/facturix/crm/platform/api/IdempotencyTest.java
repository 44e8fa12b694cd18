package com.facturix.crm.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST under an {@code Idempotency-Key} happens once, however often it is sent. */
@QuarkusTest
class IdempotencyTest extends ApiTest {
    private final String key = UUID.randomUUID().toString();
    private final String name = Given.unique("Once");

    @Test
    void aRequestSentAgainGetsTheFirstAnswerAgain() {
        var first = create(given.manager(), key, name);
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());

        var again = create(given.manager(), key, name);

        again.then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertThat(again.jsonPath().<Object>get("")).isEqualTo(first.jsonPath().get(""));
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void theSameKeyOnAnotherBodyIsRefused() {
        create(given.manager(), key, name).then().statusCode(201);

        create(given.manager(), key, name + " changed")
                .then()
                .statusCode(409)
                .body("code", equalTo("idempotency_key_reused"));

        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void theKeyBelongsToTheOneWhoSentIt() {
        create(given.manager(), key, name).then().statusCode(201);

        create(given.admin(), key, name).then().statusCode(201).header("Idempotent-Replayed", nullValue());

        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    void afterARefusalTheKeyIsFreeAgain() {
        create(given.manager(), key, " ").then().statusCode(400);

        create(given.manager(), key, name).then().statusCode(201);

        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedForLackOfRightsTakesNoKey() {
        var bd = given.bd();

        create(bd, key, name).then().statusCode(403);

        assertThat(sql.exists("select 1 from idempotency_key where user_id = :id", Map.of("id", bd.id())))
                .isFalse();
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondWaitsOutside() throws InterruptedException {
        Callable<Integer> once = () -> create(given.manager(), key, name).statusCode();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = threads.invokeAll(Collections.nCopies(6, once)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).contains(201).isSubsetOf(List.of(201, 409));
        }
        assertThat(accounts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "long"})
    void aKeyThatIsNoneIsABadRequest(String bad) {
        create(given.manager(), bad.replace("long", "x".repeat(201)), name)
                .then()
                .statusCode(400);

        assertThat(accounts()).isZero();
    }

    private static Response create(Persona person, String key, String name) {
        return person.sends(Map.of("name", name)).header("Idempotency-Key", key).post("/api/accounts");
    }

    private long accounts() {
        return sql.count("select count(*) from account where name like :name", Map.of("name", name + "%"));
    }
}
