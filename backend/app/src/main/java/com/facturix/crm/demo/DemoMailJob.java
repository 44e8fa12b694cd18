package com.facturix.crm.demo;

import com.facturix.crm.inbox.MessageFlags;
import com.facturix.crm.inbox.Messages;
import com.facturix.crm.inbox.Origin;
import com.facturix.crm.mailboxes.MailboxIntake;
import com.facturix.crm.mailboxes.MailboxIntake.LocalServer;
import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives two people of the demo firm a mailbox on the local mail server, with mails of the last weeks, and has some leads
 * write to them. Nothing happens where there is no local mail server.
 */
@Singleton
class DemoMailJob implements Job {
    static final String NAME = "demo-mail";

    private static final List<Letter> LETTERS = List.of(
            new Letter(
                    "Question about your offer",
                    "Hello,\n\nthank you for the call on Tuesday. Could you send me the price list for 40 people?\n\nKind regards"),
            new Letter(
                    "Rendez-vous jeudi ?",
                    "Bonjour,\n\njeudi à 14 h me conviendrait pour en parler une demi-heure. Est-ce possible pour vous ?\n\nBien cordialement"),
            new Letter("Re: Your message", "Hi,\n\nnot this quarter, but please come back to me in March.\n\nBest"),
            new Letter(
                    "Devis",
                    "Bonjour,\n\nmerci pour le devis. Notre direction souhaite le comparer à deux autres offres d'ici vendredi.\n\nCordialement"));

    private static final List<String> ANSWERS = List.of(
            "Hello,\n\nthat is a subject here, yes. Can you call me on Thursday morning?",
            "Bonjour,\n\nmerci, les deux pages m'intéressent. Pouvez-vous me rappeler en janvier ?",
            "Hi,\n\nwe have just signed with somebody else for two years. All the best.",
            "Bonjour,\n\nj'ai transmis à notre responsable des expéditions.",
            "Hello,\n\nwhat does it cost for 600 parcels a day?");

    private final Sql sql;
    private final Jobs jobs;
    private final Messages messages;
    private final MailboxIntake mailboxes;
    private final Mailer mailer;
    private final String host;
    private final int smtpPort;
    private final OptionalInt imapPort;

    DemoMailJob(
            Sql sql,
            Jobs jobs,
            Messages messages,
            MailboxIntake mailboxes,
            Mailer mailer,
            @ConfigProperty(name = "facturix.smtp-host") String host,
            @ConfigProperty(name = "facturix.smtp-port") int smtpPort,
            @ConfigProperty(name = "facturix.local-imap-port") OptionalInt imapPort) {
        this.sql = sql;
        this.jobs = jobs;
        this.messages = messages;
        this.mailboxes = mailboxes;
        this.mailer = mailer;
        this.host = host;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    private record Letter(String subject, String text) {}

    private record Person(UUID id, String name, String address) {}

    private record Writer(String name, String address) {}

    /** What somebody answered to a mail of the sequence that has run its course. */
    private record Answer(
            UUID mailboxId,
            String to,
            String name,
            String address,
            String subject,
            String answered,
            String before,
            Instant at) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        if (imapPort.isPresent()) {
            person("manager").ifPresent(manager -> connect(manager, "mail-manager"));
            person("bd").ifPresent(bd -> {
                connect(bd, "mail-bd");
                takeOn(bd);
                bringPast();
                answer();
                write(bd);
            });
        }
        return Outcome.DONE;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        // The demo firm then has less mail.
    }

    private Optional<Person> person(String name) {
        return sql.first(
                "select id, name, email from app_user where email = :email",
                Map.of("email", name + "@facturix.local"),
                row -> new Person(row.uuid("id"), row.text("name"), row.text("email")));
    }

    private void connect(Person person, String password) {
        mailboxes.connect(
                person.id(),
                person.address(),
                person.name(),
                new LocalServer(host, imapPort.getAsInt(), smtpPort, password));
    }

    /** The people of the demo firm's sequence were taken on before there was a mailbox to write to them from. */
    private void takeOn(Person person) {
        sql.update("""
                update enrolment e set mailbox_id = m.id from mailbox m
                where m.user_id = :person and m.is_default and e.enrolled_by = m.user_id and e.mailbox_id is null
                """, Map.of("person", person.id()));
    }

    /** Mails that went out in the last weeks, and what came of them. */
    private void bringPast() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!sql.exists("select 1 from outgoing_mail where enrolment_id is not null", Map.of())) {
                DemoScript.run(sql, "mails.sql");
                sql.list(
                                "select distinct mailbox_id from outgoing_mail where enrolment_id is not null",
                                Map.of(),
                                row -> row.uuid("mailbox_id"))
                        .forEach(mailbox -> jobs.enqueue("sent-mail", mailbox.toString()));
            }
        });
    }

    /** Each comes in at its time, read already, and once, however often it is tried. */
    private void answer() {
        var answers = sql.list(
                """
                select m.mailbox_id, b.address as mine, l.full_name, e.address, m.subject, m.internet_id, m.replied_at,
                    (select string_agg('<' || o.internet_id || '>', ' ' order by o.sent_at) from outgoing_mail o
                        where o.enrolment_id = m.enrolment_id and o.sent_at <= m.sent_at) as before
                from outgoing_mail m join mailbox b on b.id = m.mailbox_id join enrolment e on e.id = m.enrolment_id
                join lead l on l.id = e.lead_id where m.replied_at is not null order by m.replied_at, m.id
                """,
                Map.of(),
                row -> new Answer(
                        row.uuid("mailbox_id"),
                        row.text("mine"),
                        row.text("full_name"),
                        row.text("address"),
                        row.text("subject"),
                        row.text("internet_id"),
                        row.text("before"),
                        row.instant("replied_at")));
        for (var i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            messages.store(
                    answer.mailboxId(),
                    raw(answer, ANSWERS.get(i % ANSWERS.size())),
                    new Origin(false, answer.at(), new MessageFlags.State(true, false, false), false, null, null));
        }
    }

    private static byte[] raw(Answer answer, String text) {
        return """
                From: "%s" <%s>
                To: %s
                Subject: %s
                Date: %s
                Message-ID: <answer-%s>
                In-Reply-To: <%s>
                References: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s

                %s
                """.formatted(
                        answer.name(),
                        answer.address(),
                        answer.to(),
                        answer.subject().startsWith("Re: ") ? answer.subject() : "Re: " + answer.subject(),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(answer.at().atOffset(ZoneOffset.UTC)),
                        answer.answered(),
                        answer.answered(),
                        answer.before(),
                        text,
                        answer.name())
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Each with an id that stays the same, so that a second try is known for one. */
    private void write(Person reader) {
        var writers = sql.list(
                """
                select first_name || ' ' || last_name as name, email from lead
                where owner_id = :reader and email is not null and first_name is not null and last_name is not null
                order by updated_at desc, id limit :most
                """,
                Map.of("reader", reader.id(), "most", LETTERS.size()),
                row -> new Writer(row.text("name"), row.text("email")));
        for (var i = 0; i < writers.size(); i++) {
            var writer = writers.get(i);
            var letter = LETTERS.get(i);
            mailer.send(Mail.withText(reader.address(), letter.subject(), letter.text() + "\n" + writer.name())
                    .setFrom(writer.name() + " <" + writer.address() + ">")
                    .addHeader("Message-ID", "<demo-" + i + "-" + reader.id() + "@facturix.local>"));
        }
    }
}
