package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages get into their threads, onto timelines, and only once into the tables. */
@QuarkusTest
class StoringMessagesTest extends ApiTest {
    @Inject
    Messages messages;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theSameMessageIsKeptOnce() {
        var mailbox = mailbox(given.manager());
        var mail = mail("a", "Offer", "somebody@example.org", "me@example.com", "Hello");

        var first = receive(mailbox, mail);
        var again = receive(mailbox, "X-Delivered: elsewhere\r\n" + mail);

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new StoredMessage(first.id(), first.threadId(), false));
    }

    @Test
    void messagesThatOnlyShareAnIdAreBothKept() {
        var mailbox = mailbox(given.manager());

        var first = receive(mailbox, mail("a", "One", "x@example.org", "me@example.com", "1"));
        var second = receive(mailbox, mail("a", "Two", "x@example.org", "me@example.com", "2"));

        assertThat(second.isNew()).isTrue();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aThreadIsTheSameInWhateverOrderItsMessagesCome() {
        var mailbox = mailbox(given.manager());
        var question = mail("q", "Price", "x@example.org", "me@example.com", "?");
        var answer = answer("r", "Re: Price", List.of("q"), "me@example.com", "x@example.org");
        var thanks = answer("t", "Re: Price", List.of("q", "r"), "x@example.org", "me@example.com");

        var last = receive(mailbox, thanks);
        var first = receive(mailbox, question);
        var middle = sentFolder(mailbox, answer);

        assertThat(List.of(first.threadId(), middle.threadId())).containsOnly(last.threadId());
        assertThat(thread(last.threadId())).isEqualTo("3 messages, 2 unread, in and out, Price");
    }

    @Test
    void anAnswerWithoutReferencesFindsItsThreadBySubjectAndPerson() {
        var mailbox = mailbox(given.manager());
        var sent = sentFolder(mailbox, mail("a", "Our Call", "me@example.com", "X@example.org", "When?"));

        var answer = receive(mailbox, mail("b", "AW: our call", "x@example.org", "me@example.com", "Now"));
        var other = receive(mailbox, mail("c", "AW: our call", "stranger@example.org", "me@example.com", "Now"));

        assertThat(answer.threadId()).isEqualTo(sent.threadId());
        assertThat(other.threadId()).isNotEqualTo(sent.threadId());
    }

    @Test
    void aLeadsAnswerIsOnItsTimelineAndIsItsLastContact() {
        var bd = given.bd();
        var address = "lead-" + tag + "@example.org";
        var lead = given.lead().with("email", address).ownedBy(bd).created().id();
        var mailbox = mailbox(bd);

        var stored = receive(mailbox, mail("a", "Yes, please", address.toUpperCase(), "me@example.com", "Call me"));

        bd.asks()
                .get("/api/activities?leadId={id}&kind=email", lead)
                .then()
                .statusCode(200)
                .body("items[0].body", equalTo("Yes, please"))
                .body("items[0].outcome", equalTo("replied"));
        assertThat(this.<Object>ask(
                        "select last_contact_at from lead where id = :id",
                        Map.of("id", lead),
                        row -> row.instant("last_contact_at")))
                .isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(this.<Object>ask(
                        "select lead_id from mail_thread where id = :id",
                        Map.of("id", stored.threadId()),
                        row -> row.uuid("lead_id")))
                .isEqualTo(lead);
    }

    @Test
    void anAnswerCountsAsThatOfTheLeadWhoWroteItInWhoseverThreadItIs() {
        var bd = given.bd();
        var asked = given.lead()
                .with("email", "asked-" + tag + "@example.org")
                .ownedBy(bd)
                .created()
                .id();
        var colleague = given.lead()
                .with("email", "colleague-" + tag + "@example.org")
                .ownedBy(bd)
                .created()
                .id();
        var mailbox = mailbox(bd);
        var question =
                sentFolder(mailbox, mail("q", "Price", "me@example.com", "asked-" + tag + "@example.org", "What?"));

        receive(mailbox, answer("r", "Re: Price", List.of("q"), "colleague-" + tag + "@example.org", "me@example.com"));
        receive(mailbox, answer("t", "Re: Price", List.of("q"), "stranger-" + tag + "@example.org", "me@example.com"));

        outcomes(bd, asked, "sent", "replied");
        outcomes(bd, colleague, "replied");
        assertThat(this.<Object>ask(
                        "select lead_id from mail_thread where id = :id",
                        Map.of("id", question.threadId()),
                        row -> row.uuid("lead_id")))
                .isEqualTo(asked);
        assertThat(sql.exists(
                        "select 1 from lead where id = :id and last_contact_at is not null", Map.of("id", colleague)))
                .isTrue();
    }

    private static void outcomes(Persona who, UUID lead, String... outcomes) {
        who.asks()
                .get("/api/activities?leadId={id}&kind=email", lead)
                .then()
                .statusCode(200)
                .body("items.outcome", containsInAnyOrder(outcomes));
    }

    @Test
    void aLeadThatTheOwnerMayNotSeeIsNotLinked() {
        var address = "other-" + tag + "@example.org";
        given.lead().with("email", address).ownedBy(given.bd()).created();
        var mailbox = mailbox(given.bd());

        var stored = receive(mailbox, mail("a", "Hello", address, "me@example.com", "Hi"));

        assertThat(sql.exists(
                        "select 1 from mail_thread where id = :id and lead_id is not null",
                        Map.of("id", stored.threadId())))
                .isFalse();
    }

    @Test
    void aBounceNamesWhatItIsAbout() {
        var mailbox = mailbox(given.manager());
        var sent = sentFolder(mailbox, mail("s", "Hello", "me@example.com", "gone-" + tag + "@example.org", "Hi"));

        var bounce = receive(mailbox, """
                From: Mail Delivery System <MAILER-DAEMON@example.net>
                To: me@example.com
                Subject: Undelivered Mail Returned to Sender
                Date: Mon, 2 Mar 2026 10:05:00 +0100
                Message-ID: <bounce.%1$s@example.net>

                <gone-%1$s@example.org>: host mx.example.org said: 550 5.1.1 User unknown
                """.formatted(tag));

        assertThat(bounce.threadId()).isEqualTo(sent.threadId());
        assertThat(this.<Object>ask(
                        "select kind || ' ' || (bounce ->> 'type') || ' ' || (bounce ->> 'recipient') as said, original_id"
                                + " from mail_message where id = :id",
                        Map.of("id", bounce.id()),
                        row -> row.text("said") + " " + row.uuid("original_id")))
                .isEqualTo("bounce hard gone-" + tag + "@example.org " + sent.id());
    }

    @Test
    void bytesThatAreNoMessageAreKeptWithTheReason() {
        var mailbox = mailbox(given.manager());
        var bytes = new byte[] {0, 1, (byte) 0xff, '\n', ':', 0};

        var stored = store(mailbox, bytes, Origin.folder(false, null, MessageFlags.State.NONE, true));

        assertThat(this.<Object>ask(
                        "select m.problem, r.bytes from mail_message m join mail_raw r on r.message_id = m.id where m.id = :id",
                        Map.of("id", stored.id()),
                        row -> row.text("problem") + " " + row.bytes("bytes").length))
                .isEqualTo("no date; no header 6");
    }

    @Test
    void aThreadIsFoundByTheWordsOfItsTextsByWhomItWentToAndByItsFiles() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var thread = sentFolder(mailbox, """
                From: me@example.com
                To: Grace Hopper <grace-%1$s@example.org>
                Subject: Plans
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Message-ID: <plans.%1$s@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %2$s
                Élan%1$s
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="roof-%1$s.bin"

                00
                --b--
                """.formatted(tag, "words and words\n".repeat(50))
                        .replace("\n", "\r\n"))
                .threadId();

        for (var words : List.of("grace-" + tag + "@", "hopper", "elan" + tag, "roof-" + tag, "@EXAMPLE.org")) {
            bd.asks()
                    .queryParam("folder", "all")
                    .queryParam("q", words)
                    .get("/api/inbox/threads")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(thread.toString()));
        }
    }

    private UUID mailbox(Persona owner) {
        return TestMailbox.of(sql, owner.id(), "me@example.com");
    }

    private String mail(String id, String subject, String from, String to, String text) {
        return """
                From: Some Body <%s>
                To: %s
                Subject: %s
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Message-ID: <%s.%s@example.org>

                %s
                """.formatted(from, to, subject, id, tag, text).replace("\n", "\r\n");
    }

    private String answer(String id, String subject, List<String> references, String from, String to) {
        var ids = references.stream()
                .map(reference -> "<" + reference + "." + tag + "@example.org>")
                .toList();
        return "References: " + String.join(" ", ids) + "\r\n" + mail(id, subject, from, to, "…");
    }

    private StoredMessage receive(UUID mailbox, String mail) {
        return store(
                mailbox,
                mail.getBytes(StandardCharsets.UTF_8),
                Origin.folder(false, null, MessageFlags.State.NONE, true));
    }

    private StoredMessage sentFolder(UUID mailbox, String mail) {
        return store(
                mailbox,
                mail.getBytes(StandardCharsets.UTF_8),
                Origin.folder(true, null, MessageFlags.State.NONE, true));
    }

    private StoredMessage store(UUID mailbox, byte[] raw, Origin origin) {
        return QuarkusTransaction.requiringNew().call(() -> messages.store(mailbox, raw, origin));
    }

    private String thread(UUID id) {
        return this.<String>ask("""
                select message_count || ' messages, ' || unread_count || ' unread, '
                    || case when has_inbound and has_outbound then 'in and out, ' else '' end || subject as said
                from mail_thread where id = :id
                """, Map.of("id", id), row -> row.text("said")).replace("Re: ", "");
    }

    private <T> T ask(String question, Map<String, ?> values, Row.Mapper<T> mapper) {
        return sql.one(question, values, mapper);
    }
}
