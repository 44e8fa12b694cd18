package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who else is at a record. */
@QuarkusTest
class PresenceTest extends ListeningTest {
    @Test
    void presenceShowsWhoElseIsAtARecordUntilTheyLeave() {
        var deal = given.deal().opened();
        var name = "deal:" + deal.id();
        var manager = given.manager();
        var admin = given.admin();
        try (var first = LiveSocket.of(manager);
                var second = LiveSocket.of(admin)) {
            first.says(at(name, "viewing"));
            first.await(message -> people(message).equals(List.of(manager.id().toString())));
            second.says(at(name, "editing"));
            first.await(message -> people(message).contains(admin.id().toString())
                    && message.<String>getList("people.mode").contains("editing"));
            second.await(message -> people(message).contains(manager.id().toString()));

            first.forgets();
            second.says(at(name, "gone"));
            first.await(message -> people(message).equals(List.of(manager.id().toString())));

            second.says(at(name, "viewing"));
            first.await(message -> people(message).contains(admin.id().toString()));
            first.forgets();
            second.close();
            first.await(message -> people(message).equals(List.of(manager.id().toString())));
        }
    }

    @Test
    void whoMayNotSeeARecordIsNotThereAndSeesNobodyThere() {
        var bd = given.bd();
        var account = given.account().created();
        var deal = given.deal().of(account).opened();
        var name = "deal:" + deal.id();
        var manager = given.manager();
        try (var allowed = LiveSocket.of(manager);
                var foreign = LiveSocket.of(bd)) {
            allowed.says(at(name, "viewing"));
            allowed.await("presence");
            foreign.says(at(name, "viewing"));
            foreign.says("{\"type\":\"ping\"}");
            foreign.await("pong");
            assertThat(foreign.heard()).noneMatch(message -> "presence".equals(message.getString("type")));

            given.assignedToAccount(bd, account.id());
            foreign.says(at(name, "viewing"));
            allowed.await(message -> people(message).contains(bd.id().toString()));
            allowed.forgets();
            given.admin()
                    .asks()
                    .delete("/api/accounts/{id}/assign/{user}", account.id(), bd.id())
                    .then()
                    .statusCode(204);
            allowed.await(message -> people(message).equals(List.of(manager.id().toString())));
        }
    }

    private static String at(String record, String mode) {
        return "{\"type\":\"presence\",\"record\":\"%s\",\"mode\":\"%s\"}".formatted(record, mode);
    }

    private static List<String> people(io.restassured.path.json.JsonPath message) {
        return "presence".equals(message.getString("type")) ? message.getList("people.id") : List.of();
    }
}
