package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is in a mail when it leaves: marks, links to unsubscribe, heads. */
@QuarkusTest
class SentFormTest extends OutboxTest {
    private static final String MARKS = "/api/email/track/";
    private static final String LINK = "https://example.com/offer";

    @Test
    void eitherSwitchTurnsTrackingOff() throws Exception {
        var bd = given.bd();
        var tracking = template(bd, true);
        var silent = template(bd, false);
        var open = mailbox(bd);
        var quiet = mailbox(bd);
        sql.update("update mailbox set tracked = false where id = :id", Map.of("id", quiet));

        assertThat(html(sent(bd, from(open, tracking)))).contains(MARKS).doesNotContain("href=\"" + LINK);
        for (var mail : List.of(from(open, silent), from(quiet, tracking), from(quiet, silent))) {
            assertThat(html(sent(bd, mail))).doesNotContain(MARKS).contains("href=\"" + LINK + "\"");
        }
    }

    @Test
    void whatTheAuthorSaysOfTrackingWins() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var asked = from(mailbox, template(bd, false));
        asked.put("tracked", true);
        var unasked = from(mailbox, template(bd, true));
        unasked.put("tracked", false);

        assertThat(html(sent(bd, asked))).contains(MARKS);
        assertThat(html(sent(bd, unasked))).doesNotContain(MARKS);
    }

    @Test
    void whatLeadsAreCalledAddsNoHeads() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        sql.update(
                "update mailbox set display_name = :name where id = :id",
                Map.of("id", mailbox, "name", "Zoé\u0085Bcc: spy@example.test"));
        var address = address("camille");
        var to = Recipient.to("Camille\r\nBcc: spy@example.test", address);
        var mail = step(bd, mailbox, to, "Hello\r\nBcc: spy@example.test");
        var id = QuarkusTransaction.requiringNew().call(() -> outbox.queue(mail));
        send(mailbox);
        becomes(id, "sent");

        var arrived = arrived(id);
        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(arrived.getSubject()).isEqualTo("Hello Bcc: spy@example.test");
        var reader = (InternetAddress) arrived.getRecipients(Message.RecipientType.TO)[0];
        assertThat(reader.getPersonal()).isEqualTo("Camille Bcc: spy@example.test");
        assertThat(reader.getAddress()).isEqualTo(address);
        assertThat(((InternetAddress) arrived.getFrom()[0]).getPersonal()).isEqualTo("Zoé Bcc: spy@example.test");
        assertThat(arrived.getHeader("List-Unsubscribe"))
                .singleElement()
                .asString()
                .matches("<https?://[^<>\\s]+/unsubscribe/[A-Za-z0-9_-]{32}>");
        assertThat(arrived.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void anAnswerToAMailWithAnOddIdStaysOneHead() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var thread = UUID.randomUUID();
        sql.update("""
                with t as (insert into mail_thread (id, mailbox_id, last_message_at, version, created_at, updated_at)
                    values (:thread, :mailbox, now(), 0, now(), now()) returning id)
                insert into mail_message (id, thread_id, mailbox_id, direction, internet_id, identity, at, created_at)
                select uuidv7(), t.id, :mailbox, 'in', :odd, :odd, now(), now() from t
                """, Map.of("thread", thread, "mailbox", mailbox, "odd", "odd\u0085Bcc: spy@example.test"));
        var mail = mail(mailbox, address("camille"));
        mail.put("threadId", thread);

        var arrived = arrived(sent(bd, mail));

        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(arrived.getHeader("In-Reply-To")).containsExactly("<odd Bcc: spy@example.test>");
    }

    @Test
    void whoWritesToOnePersonPutsTheLinkWhereTheyWantIt() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var mail = mail(mailbox, address("camille"));
        mail.put("body", "<p>Hello</p><p>{{unsubscribeLink|No more of this}}</p>");
        mail.put("tracked", false);
        var id = sent(bd, mail);

        assertThat(html(id))
                .contains("/unsubscribe/")
                .contains(">No more of this</a>")
                .doesNotContain("{{");
        assertThat(arrived(id).getHeader("List-Unsubscribe")).hasSize(1);
        store(mailbox);
        await().until(() ->
                sql.exists("select 1 from outgoing_mail where id = :id and stored_at is not null", Map.of("id", id)));
        String kept =
                sql.one("select html from mail_message where id = :id", Map.of("id", id), row -> row.text("html"));
        assertThat(kept)
                .contains("No more of this")
                .doesNotContain("/unsubscribe/")
                .doesNotContain("{{");
    }

    @Test
    void aPersonalMailOffersNoUnsubscribing() throws Exception {
        var bd = given.bd();
        var id = sent(bd, mail(mailbox(bd), address("camille")));

        assertThat(arrived(id).getHeader("List-Unsubscribe")).isNull();
        assertThat(html(id)).doesNotContain("/unsubscribe/");
    }

    private static String template(Persona bd, boolean tracked) {
        return bd.sends(Map.of(
                        "name",
                        Given.unique("Offer"),
                        "scope",
                        "own",
                        "language",
                        "en",
                        "subject",
                        "Our offer",
                        "body",
                        "<p>Our offer</p>",
                        "tracked",
                        tracked))
                .post("/api/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> from(UUID mailbox, String template) {
        var mail = mail(mailbox, address("camille"));
        mail.put("templateId", template);
        mail.put("body", "<p>Hello, <a href=\"%s\">our offer</a></p>".formatted(LINK));
        return mail;
    }

    private UUID sent(Persona bd, Map<String, Object> mail) {
        var id = due(bd, mail);
        send(UUID.fromString(mail.get("mailboxId").toString()));
        becomes(id, "sent");
        return id;
    }

    private MimeMessage arrived(UUID id) throws MessagingException {
        var internetId = internetId(id);
        var text = sink.mails().stream()
                .filter(one -> one.messageId().equals(internetId))
                .findFirst()
                .orElseThrow()
                .text();
        return new MimeMessage((Session) null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String html(UUID id) throws MessagingException, IOException {
        var parts = (MimeMultipart) arrived(id).getContent();
        return parts.getBodyPart(1).getContent().toString();
    }
}
