package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with threads, of one or of many, and how that is taken back. */
@QuarkusTest
class ThreadActionTest extends ApiTest {
    @Inject
    ThreadReturns returns;

    @Inject
    Messages messages;

    @Inject
    Clock clock;

    private Letters letters;
    private Persona bd;
    private UUID mailbox;

    @BeforeEach
    void letters() {
        letters = new Letters(sql);
        bd = given.bd();
        mailbox = letters.mailbox(bd);
    }

    @Test
    void whatIsDoneLeavesTheInboxAndComesBackWhenThatIsTakenBack() {
        var one = letters.in(mailbox).received();
        var two = letters.in(mailbox).received();

        act(bd, "done", null, one, two).body("changed", equalTo(2));
        inbox().body("items", hasSize(0));
        act(bd, "done", null, one).body("changed", equalTo(0));
        act(bd, "reopen", null, one, two)
                .body("changed", equalTo(2))
                .body("ids", containsInAnyOrder(one.toString(), two.toString()));
        inbox().body("items", hasSize(2));
    }

    @Test
    void allThreadsOfAFolderAreFiledAtOnce() {
        for (var i = 0; i < 3; i++) {
            letters.in(mailbox).received();
        }
        var asleep = letters.in(mailbox).received();
        sql.update(
                "update mail_thread set snoozed_until = now() + interval '1 day' where id = :id", Map.of("id", asleep));

        bd.sends(Map.of("filter", Map.of("folder", "inbox"), "action", "done"))
                .post("/api/inbox/threads/actions")
                .then()
                .statusCode(200)
                .body("changed", equalTo(3));
        inbox().body("items", hasSize(0));
        folder("snoozed").body("items.id", contains(asleep.toString()));
    }

    @Test
    void allOfThemAreTakenBackAtOnceButNotWhatWasTouchedSince() {
        sql.update("""
                insert into mail_thread (id, mailbox_id, subject, subject_key, people, snippet, message_count, unread_count,
                    has_inbound, has_outbound, last_message_at, last_inbound_at, version, created_at, updated_at)
                select uuidv7(), :mailbox, 'One of many', '', 'Ada', '', 1, 0, true, false, now() - n * interval '1 minute',
                    now() - n * interval '1 minute', 0, now(), now() from generate_series(1, 1500) n
                """, Map.of("mailbox", mailbox));
        var before = letters.in(mailbox).received();
        act(bd, "done", null, before);
        var one = letters.in(mailbox).received();

        var undo = undoId(bd.sends(Map.of("filter", Map.of("folder", "inbox"), "action", "done"))
                .post("/api/inbox/threads/actions")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1501)));
        assertThat(waiting()).isZero();
        act(bd, "reopen", null, one);

        undo(given.bd(), undo).statusCode(404);
        undo(given.manager(), undo).statusCode(404);
        undo(bd, UUID.randomUUID().toString()).statusCode(404);
        assertThat(waiting()).isEqualTo(1);
        undo(bd, undo).statusCode(200).body("changed", equalTo(1500)).body("undoId", nullValue());
        assertThat(waiting()).isEqualTo(1501);
        folder("done").body("items.id", contains(before.toString()));
        undo(bd, undo).statusCode(404);
    }

    @Test
    void whatIsTakenBackSleepsAsLongAsItDidBefore() {
        var thread = letters.in(mailbox).about("The offer").received();
        var until = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        act(bd, "snooze", until.toString(), thread);

        for (var action : List.of("wake", "done")) {
            var undo = undoId(act(bd, action, null, thread).body("changed", equalTo(1)));
            folder("snoozed").body("items", hasSize(0));
            tasks().body("items", hasSize(0));
            undo(bd, undo).statusCode(200).body("changed", equalTo(1));
            asleep(thread, until);
        }
        var undo = undoId(act(bd, "snooze", until.plusSeconds(3600).toString(), thread));
        asleep(thread, until.plusSeconds(3600));
        undo(bd, undo).statusCode(200);
        asleep(thread, until);
        act(bd, "wake", null, thread);
        undo = undoId(act(bd, "snooze", until.toString(), thread));
        undo(bd, undo).statusCode(200);
        inbox().body("items.id", contains(thread.toString()));
        tasks().body("items", hasSize(0));
    }

    @Test
    void whatChangesNothingAndWhatOnlyMarksNeedsNoUndo() {
        var thread = letters.in(mailbox).received();
        var before = sql.count("select count(*) from thread_undo", Map.of());

        act(bd, "read", null, thread).body("changed", equalTo(1)).body("undoId", nullValue());
        act(bd, "reopen", null, thread).body("changed", equalTo(0)).body("undoId", nullValue());

        assertThat(sql.count("select count(*) from thread_undo", Map.of())).isEqualTo(before);
    }

    private void asleep(UUID thread, Instant until) {
        folder("snoozed")
                .body("items.id", contains(thread.toString()))
                .body("items[0].snoozedUntil", equalTo(until.toString()))
                .body("items[0].doneAt", nullValue());
        tasks().body("items", hasSize(1)).body("items[0].dueAt", equalTo(until.toString()));
    }

    private long waiting() {
        return sql.count(
                "select count(*) from mail_thread where mailbox_id = :id and done_at is null", Map.of("id", mailbox));
    }

    private static String undoId(ValidatableResponse answer) {
        return answer.extract().path("undoId");
    }

    private static ValidatableResponse undo(Persona person, String id) {
        return person.asks().post("/api/inbox/threads/actions/{id}/undo", id).then();
    }

    @Test
    void whatIsReadOrUnreadHereWaitsForItsServer() {
        var thread = letters.in(mailbox).received();

        act(bd, "read", null, thread).body("changed", equalTo(1));
        inbox().body("items[0].unread", equalTo(0));
        assertThat(pending(thread, true)).isTrue();
        act(bd, "unread", null, thread).body("changed", equalTo(1));
        inbox().body("items[0].unread", equalTo(1));
        assertThat(pending(thread, false)).isTrue();
        bd.asks().get("/api/inbox/threads/" + thread).then().body("messages[0].unread", equalTo(true));
    }

    @Test
    void aFlaggedThreadStaysWhereItIsAndWaitsForItsServer() {
        var thread = letters.in(mailbox).received();

        act(bd, "flag", null, thread).body("changed", equalTo(1));
        act(bd, "flag", null, thread).body("changed", equalTo(0));
        inbox().body("items[0].flagged", equalTo(true));
        bd.asks().get("/api/inbox/threads/" + thread).then().body("messages[0].flagged", equalTo(true));
        assertThat(sql.exists(
                        "select 1 from mail_flag_change where message_id = :id and flagged and seen is null",
                        Map.of("id", letters.message(thread))))
                .isTrue();
        act(bd, "unflag", null, thread).body("changed", equalTo(1));
        inbox().body("items[0].flagged", equalTo(false));
        given.bd()
                .sends(Map.of("ids", List.of(thread), "action", "flag"))
                .post("/api/inbox/threads/actions")
                .then()
                .statusCode(404);
    }

    private boolean pending(UUID thread, boolean seen) {
        return sql.exists(
                "select 1 from mail_message m join mail_flag_change f on f.message_id = m.id where m.thread_id = :id and m.seen = :seen and f.seen = :seen",
                Map.of("id", thread, "seen", seen));
    }

    @Test
    void aSnoozedThreadMakesATaskAndIsBackAtItsTime() {
        var lead = given.lead().ownedBy(bd).created();
        var thread = letters.in(mailbox).about("The offer").lead(lead).received();
        var until = clock.instant().plus(Duration.ofDays(2)).toString();

        act(bd, "snooze", until, thread).body("changed", equalTo(1));
        inbox().body("items", hasSize(0));
        folder("snoozed").body("items.id", contains(thread.toString()));
        tasks().body("items.title", contains("Back to the thread: The offer"))
                .body("items[0].lead.id", equalTo(lead.id().toString()))
                .body("items[0].reminderMinutes", equalTo(0));

        sql.update(
                "update mail_thread set snoozed_until = now() - interval '1 second' where id = :id",
                Map.of("id", thread));
        returns.run();

        // The service brings threads back by itself too, and may just be at it.
        Awaitility.await().untilAsserted(() -> inbox().body("items.id", contains(thread.toString()))
                .body("items[0].returnedAt", notNullValue())
                .body("items[0].snoozedUntil", nullValue()));
        tasks().body("items", hasSize(1));

        act(bd, "done", null, thread);
        tasks().body("items", hasSize(0));
        act(bd, "reopen", null, thread);
        tasks().body("items", hasSize(1));
    }

    @Test
    void aSentMailThatNobodyAnsweredComesToTheInboxWhenItsSnoozeIsOver() {
        var thread = letters.in(mailbox).sent();
        act(bd, "snooze", clock.instant().plusSeconds(3600).toString(), thread);
        sql.update("update mail_thread set snoozed_until = now() where id = :id", Map.of("id", thread));
        returns.run();

        Awaitility.await().untilAsserted(() -> inbox().body("items.id", contains(thread.toString())));
    }

    @Test
    void whatIsWokenEarlierNeedsItsTaskNoMore() {
        var thread = letters.in(mailbox).received();
        var until = clock.instant().plus(Duration.ofDays(2)).toString();
        act(bd, "snooze", until, thread);
        act(bd, "snooze", clock.instant().plus(Duration.ofDays(3)).toString(), thread)
                .body("changed", equalTo(1));
        tasks().body("items", hasSize(1));

        act(bd, "wake", null, thread).body("changed", equalTo(1));
        inbox().body("items", hasSize(1)).body("items[0].returnedAt", nullValue());
        tasks().body("items", hasSize(0));
    }

    @Test
    void aSnoozeNeedsATimeToCome() {
        var thread = letters.in(mailbox).received();

        for (var until : new String[] {null, "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"}) {
            send(bd, "snooze", until, thread).statusCode(400).body("errors[0].field", equalTo("until"));
        }
        tasks().body("items", hasSize(0));
    }

    @Test
    void nobodyFilesThreadsThatTheyDoNotSeeOrThatAreSomebodyElses() {
        var stranger = given.bd();
        var colleague = given.bd();
        var lead = given.lead().ownedBy(colleague).created();
        var shared = letters.in(letters.mailbox(bd, true)).lead(lead).received();
        var before = trace("task");

        for (var action : List.of("done", "read", "snooze")) {
            var until = clock.instant().plusSeconds(3600).toString();
            send(stranger, action, until, shared).statusCode(404);
            send(stranger, action, until, UUID.randomUUID()).statusCode(404);
            send(colleague, action, until, shared).statusCode(403);
        }
        assertThat(trace("task")).isEqualTo(before);
        assertThat(sql.count("select version from mail_thread where id = :id", Map.of("id", shared)))
                .isZero();
        act(given.manager(), "done", null, shared).body("changed", equalTo(1));
    }

    @Test
    void aThreadIsLinkedByHandToALeadADealOrAnAccountThatOneSees() {
        var thread = letters.in(mailbox).received();
        var lead = given.lead().ownedBy(bd).created();
        var foreign = given.lead().created();

        link(bd, thread, 0, Map.of("leadId", foreign.id())).statusCode(400).body("errors[0].field", equalTo("leadId"));
        link(given.bd(), thread, 0, Map.of("leadId", lead.id())).statusCode(404);
        link(bd, thread, 7, Map.of("leadId", lead.id())).statusCode(412).body("current.thread.version", equalTo(0));
        bd.sends(Map.of()).put("/api/inbox/threads/{id}/link", thread).then().statusCode(428);
        link(bd, thread, 0, Map.of("leadId", lead.id()))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("thread.lead.id", equalTo(lead.id().toString()));
        link(bd, thread, 1, Map.of()).statusCode(200).body("thread.lead", nullValue());
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=thread&entityId=" + thread)
                .then()
                .body("items", hasSize(2))
                .body("items[0].action", startsWith("thread.linked"));
    }

    @Test
    void aMailStandsOnTheTimelineOfWhatItsThreadIsLinkedToAndOpensTheThread() {
        var thread = letters.in(mailbox).about("The offer").received();
        var lead = given.lead().ownedBy(bd).created();

        link(bd, thread, 0, Map.of("leadId", lead.id())).statusCode(200);
        bd.asks()
                .get("/api/activities?kind=email&leadId=" + lead.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].body", equalTo("The offer"))
                .body("items[0].outcome", equalTo("replied"))
                .body("items[0].threadId", equalTo(thread.toString()));
        var colleague = given.bd();
        given.assignedToCampaign(colleague, lead.json().getUUID("campaign.id"));
        colleague
                .asks()
                .get("/api/activities?kind=email&leadId=" + lead.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].threadId", nullValue());
        link(bd, thread, 1, Map.of()).statusCode(200);
        bd.asks().get("/api/activities?kind=email&leadId=" + lead.id()).then().body("items", hasSize(0));
    }

    @Test
    void anAnswerWakesASnoozedThreadAndReopensADoneOne() {
        var first = messages.store(
                mailbox, mail("first@there.example", null), Origin.folder(false, null, MessageFlags.State.NONE, true));
        var thread = first.threadId();
        act(bd, "snooze", clock.instant().plusSeconds(9999).toString(), thread);
        tasks().body("items", hasSize(1));

        messages.store(
                mailbox,
                mail("second@there.example", "first@there.example"),
                Origin.folder(false, null, MessageFlags.State.NONE, true));

        inbox().body("items.id", contains(thread.toString())).body("items[0].messageCount", equalTo(2));
        tasks().body("items", hasSize(0));
        act(bd, "done", null, thread);
        messages.store(
                mailbox,
                mail("third@there.example", "first@there.example"),
                Origin.folder(false, null, MessageFlags.State.NONE, true));
        inbox().body("items.id", contains(thread.toString()));
    }

    private static byte[] mail(String id, @Nullable String answers) {
        var head = "From: Ada <ada@there.example>\r\nTo: me@own.example\r\nSubject: Hello\r\nMessage-ID: <" + id
                + ">\r\n" + (answers == null ? "" : "In-Reply-To: <" + answers + ">\r\n");
        return (head + "\r\nHello\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static ValidatableResponse link(Persona person, UUID thread, long version, Map<String, ?> link) {
        return person.sends(link, version)
                .put("/api/inbox/threads/{id}/link", thread)
                .then();
    }

    private static ValidatableResponse send(Persona person, String action, @Nullable String until, UUID... threads) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("ids", List.of(threads));
        body.put("action", action);
        body.put("until", until);
        return person.sends(body).post("/api/inbox/threads/actions").then();
    }

    private static ValidatableResponse act(Persona person, String action, @Nullable String until, UUID... threads) {
        return send(person, action, until, threads).statusCode(200);
    }

    private ValidatableResponse inbox() {
        return folder("inbox");
    }

    private ValidatableResponse folder(String folder) {
        return bd.asks().get("/api/inbox/threads?folder=" + folder).then().statusCode(200);
    }

    private ValidatableResponse tasks() {
        return bd.asks()
                .get("/api/tasks?done=false&assigneeId=" + bd.id())
                .then()
                .statusCode(200);
    }
}
