package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Actions on threads that are taken back, of one or of many. */
@QuarkusTest
class ThreadUndoTest extends ThreadsTest {
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
}
