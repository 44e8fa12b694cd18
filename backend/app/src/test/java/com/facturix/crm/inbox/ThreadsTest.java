package com.facturix.crm.inbox;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Somebody with a mailbox and letters in it. */
abstract class ThreadsTest extends ApiTest {
    @Inject
    Messages messages;

    @Inject
    Clock clock;

    Letters letters;

    Persona bd;

    UUID mailbox;

    @BeforeEach
    void aMailbox() {
        letters = new Letters(sql);
        bd = given.bd();
        mailbox = letters.mailbox(bd);
    }

    static byte[] mail(String id, @Nullable String answers) {
        var head = "From: Ada <ada@there.example>\r\nTo: me@own.example\r\nSubject: Hello\r\nMessage-ID: <" + id
                + ">\r\n" + (answers == null ? "" : "In-Reply-To: <" + answers + ">\r\n");
        return (head + "\r\nHello\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    static ValidatableResponse link(Persona person, UUID thread, long version, Map<String, ?> link) {
        return person.sends(link, version)
                .put("/api/inbox/threads/{id}/link", thread)
                .then();
    }

    static ValidatableResponse send(Persona person, String action, @Nullable String until, UUID... threads) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("ids", List.of(threads));
        body.put("action", action);
        body.put("until", until);
        return person.sends(body).post("/api/inbox/threads/actions").then();
    }

    static ValidatableResponse act(Persona person, String action, @Nullable String until, UUID... threads) {
        return send(person, action, until, threads).statusCode(200);
    }

    ValidatableResponse inbox() {
        return folder("inbox");
    }

    ValidatableResponse folder(String folder) {
        return bd.asks().get("/api/inbox/threads?folder=" + folder).then().statusCode(200);
    }

    ValidatableResponse tasks() {
        return bd.asks()
                .get("/api/tasks?done=false&assigneeId=" + bd.id())
                .then()
                .statusCode(200);
    }

    long waiting() {
        return sql.count(
                "select count(*) from mail_thread where mailbox_id = :id and done_at is null", Map.of("id", mailbox));
    }

    void asleep(UUID thread, Instant until) {
        folder("snoozed")
                .body("items.id", contains(thread.toString()))
                .body("items[0].snoozedUntil", equalTo(until.toString()))
                .body("items[0].doneAt", nullValue());
        tasks().body("items", hasSize(1)).body("items[0].dueAt", equalTo(until.toString()));
    }

    static String undoId(ValidatableResponse answer) {
        return answer.extract().path("undoId");
    }

    static ValidatableResponse undo(Persona person, String id) {
        return person.asks().post("/api/inbox/threads/actions/{id}/undo", id).then();
    }
}
