package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.testing.SmtpSink.Mood;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people hear when their mails do not go out. */
@QuarkusTest
class SendingOutageTest extends OutboxTest {
    @Test
    void whoseMailServerLetsNobodyInIsToldOnceAndHowToMendIt() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        try (var socket = LiveSocket.of(bd).subscribes("mail")) {
            sink.be(Mood.REFUSES_LOGIN);
            var id = due(bd, mail(mailbox, address("camille")));
            send(mailbox);
            socket.awaitEvent("mailbox.sending_failing", mailbox);
            tryAgain(mailbox);
            await().until(() -> failures(mailbox) >= 2);

            assertThat(told(bd)).hasSize(1);
            bell(bd).body("items[0].record.id", equalTo(mailbox.toString())).body("items[0].text", equalTo("sending"));
            trouble(bd)
                    .body("mailboxes[0].sendingTrouble.problem", equalTo("wrong_password"))
                    .body("mailboxes[0].sendingTrouble.advice", equalTo("check_password"))
                    .body("mailboxes[0].sendingTrouble.serverWords", containsString("5.7.8"))
                    .body("mailboxes[0].sendingTrouble.nextTryAt", notNullValue());
            assertThat(read(bd, id).getString("held.reason")).isEqualTo("login");
            assertThat(read(bd, id).getString("held.words")).contains("5.7.8");
            var next = draft(bd, mail(mailbox, address("lucie"))).getString("id");
            bd.sends(Map.of())
                    .post("/api/mails/{id}/send", next)
                    .then()
                    .statusCode(200)
                    .body("held.reason", equalTo("login"))
                    .body("held.until", notNullValue());
            bd.asks().post("/api/mails/{id}/recall", next).then().statusCode(200);

            sink.be(Mood.TAKES);
            tryAgain(mailbox);
            becomes(id, "sent");
            socket.awaitEvent("mailbox.sending_recovered", mailbox);
            trouble(bd).body("mailboxes[0].sendingTrouble", nullValue());
        }
        sink.be(Mood.REFUSES_LOGIN);
        due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().untilAsserted(() -> assertThat(told(bd)).hasSize(2));
    }

    @Test
    void aServerThatStumblesIsWorthTellingWhenItGoesOn() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.DIES_BEFORE_THE_TEXT);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().until(() -> "unreachable".equals(read(bd, id).getString("held.reason")));
        assertThat(told(bd)).isEmpty();
        trouble(bd).body("mailboxes[0].sendingTrouble.problem", equalTo("other"));

        await().until(() -> {
            tryAgain(mailbox);
            return failures(mailbox) >= 4;
        });
        assertThat(told(bd)).hasSize(1);
    }

    @Test
    void onlyAnotherWayInEndsAnOutageBeforeItWorks() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.REFUSES_LOGIN);
        due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().untilAsserted(() -> assertThat(told(bd)).hasSize(1));

        var settings = bd.asks().get("/api/users/email-settings").jsonPath();
        var own = asSent(settings.getMap("mailboxes[0]"));
        own.put("displayName", "Zoé M.");
        bd.sends(Map.of("mailboxes", List.of(own)), settings.getLong("version"))
                .put("/api/users/email-settings")
                .then()
                .statusCode(200)
                .body("mailboxes[0].sendingTrouble.problem", equalTo("wrong_password"));

        own.put(
                "smtp",
                Map.of("host", "localhost", "port", sinkPort, "security", "none", "user", "zoe", "password", "new"));
        bd.sends(Map.of("mailboxes", List.of(own)), settings.getLong("version") + 1)
                .put("/api/users/email-settings")
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(told(bd)).hasSize(2));
    }

    @Test
    void aTestThatSucceedsLetsWhatWaitsGoAtOnce() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.REFUSES_LOGIN);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        await().until(() -> "login".equals(read(bd, id).getString("held.reason")));
        var own = asSent(trouble(bd).extract().path("mailboxes[0]"));

        bd.sends(own)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(200)
                .body("smtp.problem", equalTo("wrong_password"));
        assertThat(read(bd, id).getString("held.reason")).isEqualTo("login");

        sink.be(Mood.TAKES);
        bd.sends(own)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(200)
                .body("smtp.ok", equalTo(true));
        becomes(id, "sent");
        trouble(bd).body("mailboxes[0].sendingTrouble", nullValue());
    }

    @Test
    void whoseMailIsRefusedIsTold() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sink.be(Mood.REFUSES);
        var id = due(bd, mail(mailbox, address("camille")));
        send(mailbox);
        becomes(id, "failed");

        bell(bd).body("items.kind", contains("mail_failed"))
                .body("items[0].entity", equalTo("mail"))
                .body("items[0].record.id", equalTo(id.toString()))
                .body("items[0].record.name", equalTo("Our call"));
    }

    /** A mailbox as it was read, to be sent back: without what only the server says of it. */
    private static Map<String, Object> asSent(Map<String, Object> read) {
        var mailbox = new HashMap<>(read);
        mailbox.remove("sendingTrouble");
        for (var side : List.of("imap", "smtp")) {
            @SuppressWarnings("unchecked")
            var server = new HashMap<>((Map<String, Object>) mailbox.get(side));
            server.remove("passwordSet");
            mailbox.put(side, server);
        }
        return mailbox;
    }

    private void tryAgain(UUID mailbox) {
        sql.update("update outbox_lane set not_before = now() where mailbox_id = :id", Map.of("id", mailbox));
        send(mailbox);
    }

    private int failures(UUID mailbox) {
        return sql.one(
                "select failures from outbox_lane where mailbox_id = :id",
                Map.of("id", mailbox),
                row -> row.integer("failures"));
    }

    private static List<String> told(Persona person) {
        return bell(person).extract().path("items.findAll { it.kind == 'mailbox_failing' }.id");
    }

    private static ValidatableResponse bell(Persona person) {
        return person.asks().get("/api/notifications").then().statusCode(200);
    }

    private static ValidatableResponse trouble(Persona person) {
        return person.asks().get("/api/users/email-settings").then().statusCode(200);
    }
}
