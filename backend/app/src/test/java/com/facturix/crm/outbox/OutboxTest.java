package com.facturix.crm.outbox;

import static org.awaitility.Awaitility.await;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.testing.SmtpSink;
import com.facturix.localstack.LocalStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** Tests of mails that go out, to a server of the test's own. */
abstract class OutboxTest extends ApiTest {
    @Inject
    Vault vault;

    @Inject
    OutboxJob sending;

    @Inject
    SentMailJob afterwards;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "facturix.test.sink-port")
    int sinkPort;

    SmtpSink sink;

    /** One for all tests: a port that is given up may be somebody else's a moment later. */
    private static SmtpSink shared;

    @BeforeEach
    void openTheSink() {
        if (shared == null) {
            shared = new SmtpSink(sinkPort);
        }
        sink = shared;
        sink.be(SmtpSink.Mood.TAKES);
    }

    static String address(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.test";
    }

    /** A mailbox that sends to the sink and reads from the stack's mail server. */
    UUID mailbox(Persona owner) {
        return mailbox(owner, 200);
    }

    UUID mailbox(Persona owner, int dailyCap) {
        var id = UUID.randomUUID();
        var address = address("bd");
        var password = "mail-" + address.substring(0, address.indexOf('@'));
        sql.update(
                """
                insert into mailbox (id, user_id, address, display_name, imap_host, imap_port, imap_security, imap_user,
                    imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, is_default, daily_cap,
                    version, created_at, updated_at)
                values (:id, :user, :address, 'Zoé Martin', 'localhost', :imap, 'none', :address, :imapPassword,
                    'localhost', :smtp, 'none', :address, :smtpPassword, false, :cap, 0, now(), now())
                """,
                Map.of(
                        "id",
                        id,
                        "user",
                        owner.id(),
                        "address",
                        address,
                        "imap",
                        LocalStack.shared().endpoints().imapPort(),
                        "imapPassword",
                        vault.seal(password, id, "imap_password"),
                        "smtp",
                        sinkPort,
                        "smtpPassword",
                        vault.seal(password, id, "smtp_password"),
                        "cap",
                        dailyCap));
        return id;
    }

    static Map<String, Object> mail(UUID mailbox, String to) {
        var mail = new HashMap<String, Object>();
        mail.put("mailboxId", mailbox);
        mail.put("to", List.of(Map.of("name", "Camille Durand", "address", to)));
        mail.put("subject", "Our call");
        mail.put("body", "<p>Hello <strong>Camille</strong>,</p><p>shall we talk?</p>");
        return mail;
    }

    JsonPath draft(Persona author, Map<String, Object> mail) {
        return author.sends(mail)
                .post("/api/mails")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A draft that its author has let go for some day. */
    UUID queued(Persona author, Map<String, Object> mail) {
        var id = UUID.fromString(draft(author, mail).getString("id"));
        author.sends(Map.of("sendAt", Instant.now().plusSeconds(86_400).toString()))
                .post("/api/mails/{id}/send", id)
                .then()
                .statusCode(200);
        return id;
    }

    /** One whose time has come. */
    UUID due(Persona author, Map<String, Object> mail) {
        var id = queued(author, mail);
        makeDue(id);
        return id;
    }

    /** A mail that a sequence has ready, and whose time has come. */
    UUID ofSequence(Persona author, UUID mailbox, String to) {
        var mail = step(author, mailbox, to);
        return QuarkusTransaction.requiringNew().call(() -> outbox.queue(mail));
    }

    static NewMail step(Persona author, UUID mailbox, String to) {
        return step(author, mailbox, Recipient.to("Camille", to), "Hello");
    }

    static NewMail step(Persona author, UUID mailbox, Recipient to, String subject) {
        return new NewMail(
                mailbox,
                author.id(),
                List.of(to),
                subject,
                "<p>Hello</p>",
                null,
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "A",
                true,
                Instant.now());
    }

    /** Nothing of the mailbox goes until it is released. */
    void hold(UUID mailbox) {
        sql.update("""
                insert into outbox_lane (mailbox_id, not_before, reason, failures)
                values (:id, now() + interval '1 hour', 'unreachable', 1)
                """, Map.of("id", mailbox));
    }

    void release(UUID mailbox) {
        sql.update("delete from outbox_lane where mailbox_id = :id", Map.of("id", mailbox));
    }

    void makeDue(UUID id) {
        sql.update("update outgoing_mail set send_at = now() where id = :id and state = 'waiting'", Map.of("id", id));
    }

    void send(UUID mailbox) {
        sending.run(order(mailbox));
    }

    void store(UUID mailbox) {
        afterwards.run(order(mailbox));
    }

    JsonPath read(Persona author, UUID id) {
        return author.asks()
                .get("/api/mails/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Also where the service's own tick was quicker than the test and is still at it. */
    void becomes(UUID id, String state) {
        await().until(() -> state(id).equals(state));
    }

    String state(UUID id) {
        return sql.one("select state from outgoing_mail where id = :id", Map.of("id", id), row -> row.text("state"));
    }

    String internetId(UUID id) {
        return sql.one(
                "select internet_id from outgoing_mail where id = :id",
                Map.of("id", id),
                row -> row.text("internet_id"));
    }

    private static Job.Order order(UUID mailbox) {
        return new Job.Order() {
            @Override
            public String id() {
                return mailbox.toString();
            }

            @Override
            public boolean stopping() {
                return false;
            }
        };
    }
}
