package com.facturix.crm.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.LeadBuilder;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/**
 * Somebody with a mailbox, a sequence, and a clock that the test moves: moments lie in a year to come, so that nothing but
 * the test itself finds anybody's turn come, and no outbox finds a mail to send.
 */
abstract class SequencingTest extends ApiTest {
    /** A Monday, eleven o'clock where leads live of whom nothing is known. */
    static final Instant MONDAY = Instant.parse("2027-03-01T10:00:00Z");

    @Inject
    Engine engine;

    @Inject
    Events events;

    @Inject
    Vault vault;

    private final List<UUID> mailboxes = new ArrayList<>();

    /** No server stands behind them: left there they would be read in vain for as long as the tests run. */
    @AfterEach
    void removeMailboxes() {
        mailboxes.forEach(id -> sql.update("delete from mailbox where id = :id", Map.of("id", id)));
    }

    /** A BD with a mailbox. */
    record Writer(Persona person, UUID mailbox) {}

    Writer writer() {
        return writer(1000);
    }

    Writer writer(int dailyCap) {
        var bd = given.bd();
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, is_default, daily_cap, version,
                    created_at, updated_at)
                values (:id, :user, :address, 'localhost', 1, 'none', 'x', :imap, 'localhost', 1, 'none', 'x', :smtp,
                    true, :cap, 0, now(), now())
                """,
                Map.of(
                        "id",
                        id,
                        "user",
                        bd.id(),
                        "address",
                        bd.email(),
                        "cap",
                        dailyCap,
                        "imap",
                        vault.seal("x", id, "imap_password"),
                        "smtp",
                        vault.seal("x", id, "smtp_password")));
        mailboxes.add(id);
        return new Writer(bd, id);
    }

    /** A running sequence of the writer's; {@code rules} over the usual ones, without a pause between mails. */
    JsonPath sequence(Writer writer, Map<String, Object> rules, List<Map<String, Object>> steps) {
        var fields = new HashMap<String, Object>(Map.of("throttleSeconds", 0));
        fields.putAll(rules);
        var created = SequenceApiTest.created(writer.person(), fields);
        return SequenceApiTest.become(
                writer.person(), SequenceApiTest.saved(writer.person(), created, steps), "active");
    }

    LeadBuilder leadOf(Writer writer) {
        return given.lead().ownedBy(writer.person()).with("email", address());
    }

    static String address() {
        return Given.unique("camille").replace(' ', '.') + "@prospect.test";
    }

    /** Takes leads on, all of whom may go in. */
    void enrol(Writer writer, JsonPath sequence, Made... leads) {
        var ids = java.util.Arrays.stream(leads).map(Made::id).toList();
        var run = writer.person()
                .sends(Map.of("selection", Map.of("ids", ids), "mailboxId", writer.mailbox()))
                .post("/api/sequences/{id}/enrolments", sequence.getString("id"))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        assertThat(run.getString("state")).isEqualTo("completed");
        assertThat(run.getInt("enrolled")).as(run.prettify()).isEqualTo(leads.length);
    }

    void run(Instant at) {
        inContext(() -> engine.run(at));
    }

    static void inContext(Runnable work) {
        var context = Arc.container().requestContext();
        if (context.isActive()) {
            work.run();
            return;
        }
        context.activate();
        try {
            work.run();
        } finally {
            context.terminate();
        }
    }

    void tell(DomainEvent event) {
        inContext(() -> QuarkusTransaction.requiringNew().run(() -> events.fire(() -> event)));
    }

    /** The lead's standing, as the writer reads it. */
    JsonPath standing(Writer writer, Made lead) {
        return writer.person()
                .asks()
                .get("/api/enrolments?leadId={id}", lead.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    String state(Writer writer, Made lead) {
        var standing = standing(writer, lead);
        return standing.getString("reason") == null
                ? standing.getString("state")
                : standing.getString("state") + " " + standing.getString("reason");
    }

    String held(Writer writer, Made lead) {
        var why = standing(writer, lead);
        return why.getString("why.rule") + " " + why.getString("why.until");
    }

    /** A mail as the outbox has it. */
    record Mail(UUID id, String state, String subject, String body, String variant) {}

    List<Mail> mails(Made lead) {
        return sql.list(
                "select id, state, subject, body, variant from outgoing_mail where lead_id = :lead order by created_at, id",
                Map.of("lead", lead.id()),
                row -> new Mail(
                        row.uuid("id"), row.text("state"), row.text("subject"), row.text("body"), row.text("variant")));
    }

    /** The provider took all that waits for this lead. */
    void gone(Made lead, Instant at) {
        sql.update(
                "update outgoing_mail set state = 'sent', sent_at = :at where lead_id = :lead and state = 'waiting'",
                Map.of("lead", lead.id(), "at", at));
    }

    List<String> ledger(Writer writer, Made lead) {
        return writer.person()
                .asks()
                .get(
                        "/api/sequence-decisions?enrolmentId={id}",
                        standing(writer, lead).getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.collect { it.verdict + ' ' + it.rule }");
    }
}
