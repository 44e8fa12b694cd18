package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which threads a folder shows, to whom and in which order. */
@QuarkusTest
class ThreadListTest extends ApiTest {
    private Letters letters;

    @BeforeEach
    void letters() {
        letters = new Letters(sql);
    }

    @Test
    void eachFolderShowsItsThreadsInItsOrder() {
        var bd = given.bd();
        var mailbox = letters.mailbox(bd);
        var old = letters.in(mailbox).at("2026-11-01T10:00:00Z").received();
        var young = letters.in(mailbox).at("2026-11-03T10:00:00Z").received();
        var sent = letters.in(mailbox).at("2026-11-04T10:00:00Z").sent();
        var done = letters.in(mailbox).received();
        var late = letters.in(mailbox).received();
        var soon = letters.in(mailbox).received();
        set(done, "done_at = now()");
        set(late, "snoozed_until = now() + interval '9 days'");
        set(soon, "snoozed_until = now() + interval '2 days'");

        shows(bd, "folder=inbox", young, old);
        shows(bd, "limit=9", young, old);
        shows(bd, "folder=sent", sent);
        shows(bd, "folder=done", done);
        shows(bd, "folder=snoozed", soon, late);
        shows(bd, "folder=inbox&sort=inboxAt", old, young);
        bd.asks().get("/api/inbox/threads?folder=all").then().statusCode(200).body("items", hasSize(6));
        bd.asks().get("/api/inbox/threads?sort=doneAt").then().statusCode(400);
        bd.asks()
                .get("/api/inbox/counts")
                .then()
                .statusCode(200)
                .body("unread", equalTo(2))
                .body("inbox", equalTo(2))
                .body("snoozed", equalTo(2));
    }

    @Test
    void pagesOfSeveralMailboxesFollowEachOtherWithoutGapOrRepetition() {
        var bd = given.bd();
        var mailboxes = List.of(letters.mailbox(bd), letters.mailbox(bd));
        var expected = new ArrayList<String>();
        for (var i = 0; i < 9; i++) {
            expected.addFirst(letters.in(mailboxes.get(i % 2))
                    .at("2026-11-02T10:00:0%dZ".formatted(i / 2))
                    .received()
                    .toString());
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = bd.asks().queryParam("limit", 4);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/inbox/threads")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void threadsAreFoundByWhatIsUnreadByTheirMailboxTheirRecordsAndTheirWords() {
        var bd = given.bd();
        var lead = given.lead().ownedBy(bd).created();
        var mailbox = letters.mailbox(bd);
        var other = letters.mailbox(bd);
        var word = Given.unique("Élan");
        var about = letters.in(mailbox).about("Votre " + word).received();
        var of = letters.in(other)
                .lead(lead)
                .from("Grace Hopper")
                .at("2026-11-01T10:00:00Z")
                .received();
        set(about, "unread_count = 0");

        shows(bd, "unread=true", of);
        shows(bd, "unread=false", about);
        shows(bd, "mailboxId=" + other, of);
        shows(bd, "leadId=" + lead.id(), of);
        shows(bd, "campaignId=" + lead.json().getString("campaign.id"), of);
        shows(bd, "accountId=" + lead.json().getString("account.id"), of);
        shows(bd, "dealId=" + UUID.randomUUID());
        shows(bd, "q=" + word.toLowerCase(java.util.Locale.ROOT).replace("é", "e"), about);
        shows(bd, "q=hopper", of);
        shows(bd, "q=ADA-" + about + "@there.example", about);
        shows(bd, "q=ADA-" + about + "@", about);
        shows(bd, "q=" + UUID.randomUUID());
        bd.asks()
                .get("/api/inbox/threads?leadId=" + lead.id())
                .then()
                .body("items[0].lead.name", equalTo(lead.json().getString("fullName")))
                .body("items[0].mayAct", equalTo(true))
                .body("items[0].tracking", nullValue());
    }

    @Test
    void aThreadIsItsOwnersAndManagersAndWhenSharedThatOfThoseWhoSeeItsLead() {
        var owner = given.bd();
        var colleague = given.bd();
        var stranger = given.bd();
        var lead = given.lead().ownedBy(colleague).created();
        var closed = letters.in(letters.mailbox(owner)).lead(lead).received();
        var shared = letters.in(letters.mailbox(owner, true)).lead(lead).received();
        var ofLead = "scope=visible&leadId=" + lead.id();

        shows(owner, ofLead, shared, closed);
        shows(given.manager(), ofLead, shared, closed);
        shows(colleague, ofLead, shared);
        shows(stranger, ofLead);
        shows(colleague, "scope=visible", shared);
        for (var thread : List.of(shared, closed)) {
            stranger.asks().get("/api/inbox/threads/" + thread).then().statusCode(404);
            var body = "/api/inbox/messages/" + letters.message(thread) + "/body";
            stranger.asks().accept("text/html").get(body).then().statusCode(404);
            owner.asks().accept("text/html").get(body).then().statusCode(200);
        }
        colleague.asks().get("/api/inbox/threads/" + closed).then().statusCode(404);
        colleague
                .asks()
                .get("/api/inbox/threads/" + shared)
                .then()
                .statusCode(200)
                .body("thread.mayAct", equalTo(false))
                .body("messages.direction", contains("in"))
                .body("messages[0].to.address", contains("me@own.example"))
                .body("messages[0].cc.address", contains("cc@there.example"));
        // The owner does not see their colleague's lead, whoever wrote to them.
        owner.asks().get("/api/inbox/threads/" + shared).then().body("thread.lead", nullValue());
        shows(given.manager(), "q=" + shared);
    }

    @Test
    void opensAndClicksOfHumanBeingsStandBesideTheThreadAndItsMail() {
        var bd = given.bd();
        var mailbox = letters.mailbox(bd);
        var thread = letters.in(mailbox).sent();
        var message = letters.message(thread);
        sql.update("""
                insert into outgoing_mail (id, mailbox_id, author_id, state, sent_at, version, created_at, updated_at)
                values (:id, :mailbox, :author, 'sent', now(), 0, now(), now())
                """, Map.of("id", message, "mailbox", mailbox, "author", bd.id()));
        sql.update("""
                insert into email_tracking (id, mail_id, recipient, opens, clicks, machine_opens, last_opened_at, sent_at, created_at)
                values (uuidv7(), :id, 'a@there.example', 3, 1, 7, '2026-11-02T11:00:00Z', now(), now())
                """, Map.of("id", message));

        bd.asks()
                .get("/api/inbox/threads?folder=sent")
                .then()
                .body("items[0].tracking.opens", equalTo(3))
                .body("items[0].tracking.clicks", equalTo(1));
        bd.asks()
                .get("/api/inbox/threads/" + thread)
                .then()
                .body("messages[0].mail.state", equalTo("sent"))
                .body("messages[0].mail.tracking.opens", equalTo(3))
                .body(
                        "messages[0].mail.tracking.lastOpenedAt",
                        org.hamcrest.Matchers.startsWith("2026-11-02T11:00:00"));
    }

    private void set(UUID thread, String assignments) {
        sql.update("update mail_thread set " + assignments + " where id = :id", Map.of("id", thread));
    }

    private static void shows(Persona person, String query, UUID... threads) {
        person.asks()
                .get("/api/inbox/threads?" + query)
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        threads.length == 0
                                ? hasSize(0)
                                : contains(
                                        Stream.of(threads).map(UUID::toString).toArray()));
    }
}
