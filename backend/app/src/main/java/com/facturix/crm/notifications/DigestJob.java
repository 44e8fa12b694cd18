package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.users.Directory;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends one digest, and never twice: it is marked as being sent before the mail server gets it. Where the server refuses
 * it, the mark is taken back and the job tried again. Where this node dies in between, nobody knows whether the mail
 * went out; it is then left at that, since all it tells is on the bell.
 */
@Singleton
class DigestJob implements Job {
    static final String NAME = "digest-mail";
    /** More than anybody reads; the rest is counted. */
    private static final int MOST = 50;

    private final Sql sql;
    private final NotificationRepository notifications;
    private final Directory directory;
    private final DigestMail mails;
    private final Mailer mailer;
    private final Clock clock;

    DigestJob(
            Sql sql,
            NotificationRepository notifications,
            Directory directory,
            DigestMail mails,
            Mailer mailer,
            Clock clock) {
        this.sql = sql;
        this.notifications = notifications;
        this.directory = directory;
        this.mails = mails;
        this.mailer = mailer;
        this.clock = clock;
    }

    private record Reader(UUID id, @Nullable String address, String locale) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var id = UUID.fromString(order.id());
        reader(id).ifPresent(reader -> {
            var mail = compose(id, reader);
            if (mail.isEmpty()) {
                become(id, "waiting", "dropped");
            } else if (become(id, "waiting", "sending")) {
                send(id, mail.get());
            }
        });
        return Outcome.DONE;
    }

    private void send(UUID id, Mail mail) {
        try {
            mailer.send(mail);
        } catch (RuntimeException e) {
            become(id, "sending", "waiting");
            throw e;
        }
        become(id, "sending", "sent");
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        // What it would have told stays on the bell, and an admin sees the failed job.
    }

    /** At least a day of trying: a mail server may be down for the night. */
    @Override
    public int tries() {
        return 16;
    }

    private Optional<Mail> compose(UUID id, Reader reader) {
        return directory
                .caller(reader.id())
                .filter(caller -> reader.address() != null)
                .map(caller -> notifications.ofDigest(id, caller, MOST + 1))
                .filter(told -> !told.isEmpty())
                .map(told -> mails.of(reader.address(), reader.locale(), told, MOST));
    }

    private Optional<Reader> reader(UUID digest) {
        return sql.first(
                """
                select u.id, u.email, u.locale from digest g join app_user u on u.id = g.user_id
                where g.id = :id and g.state = 'waiting'""", Map.of("id", digest), row -> new Reader(row.uuid("id"), row.text("email"), row.text("locale")));
    }

    /** Whether it was {@code before}: of two who ask at once one is told yes. */
    private boolean become(UUID id, String before, String after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.update("""
                                update digest set state = :after, sent_at = case when :after = 'sent' then cast(:now as timestamptz) end
                                where id = :id and state = :before
                                """, Map.of("id", id, "before", before, "after", after, "now", clock.instant()))
                        > 0);
    }
}
