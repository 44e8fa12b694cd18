package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do with threads, of one or of many. */
@QuarkusTest
class ThreadActionTest extends ThreadsTest {
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
}
