package com.facturix.crm.inbox;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Threads that sleep: what reminds of them, and what wakes them. */
@QuarkusTest
class ThreadSnoozeTest extends ThreadsTest {
    @Inject
    ThreadReturns returns;

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
}
