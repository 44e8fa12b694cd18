package com.facturix.crm.tracking;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.testing.Persona;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mails that went out some time ago, with what the outbox would have put into them. */
@ApplicationScoped
class TrackedMails {
    private static final Pattern MARKED = Pattern.compile("/api/email/track/(?:open|click)/[A-Za-z0-9_-]+");

    private final Sql sql;
    private final Tracker tracker;
    private final Clock clock;

    TrackedMails(Sql sql, Tracker tracker, Clock clock) {
        this.sql = sql;
        this.tracker = tracker;
        this.clock = clock;
    }

    /** {@code paths}: of its links in order, and last of its pixel. */
    record Tracked(UUID mail, UUID tracking, String html, List<String> paths) {
        String pixel() {
            return paths.getLast();
        }

        String link(int position) {
            return paths.get(position);
        }
    }

    Tracked sentBy(Persona author, Duration ago, String html) {
        return sentBy(author, ago, html, null);
    }

    Tracked sentBy(Persona author, Duration ago, String html, @Nullable UUID lead) {
        var mail = outgoing(author, ago, lead);
        return prepared(mail, "prospect-" + mail + "@example.test", html);
    }

    Tracked prepared(UUID mail, String recipient, String html) {
        var tracked = tracker.prepare(mail, recipient, html);
        var tracking = sql.one(
                "select id from email_tracking where mail_id = :mail and recipient = :recipient",
                java.util.Map.of("mail", mail, "recipient", recipient),
                row -> row.uuid("id"));
        return new Tracked(
                mail,
                tracking,
                tracked,
                MARKED.matcher(tracked).results().map(found -> found.group()).toList());
    }

    UUID outgoing(Persona author, Duration ago, @Nullable UUID lead) {
        var mailbox = Ids.next();
        var mail = Ids.next();
        var values = Where.all()
                .bind("mailbox", mailbox)
                .bind("mail", mail)
                .bind("author", author.id())
                .bind("lead", lead)
                .bind("address", mailbox + "@example.test")
                .bind("sent", clock.instant().minus(ago))
                .values();
        sql.update("""
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version, created_at, updated_at)
                values (:mailbox, :author, :address, 'localhost', 993, 'ssl', 'u', '', 'localhost', 465, 'ssl', 'u', '',
                    0, :sent, :sent)
                """, values);
        sql.update("""
                insert into outgoing_mail (id, mailbox_id, author_id, state, lead_id, subject, sent_at, version,
                    created_at, updated_at)
                values (:mail, :mailbox, :author, 'sent', :lead, 'About your invoices', :sent, 0, :sent, :sent)
                """, values);
        return mail;
    }

    static String links(String... urls) {
        return Arrays.stream(urls)
                .map("<p><a href=\"%s\">Read on</a></p>"::formatted)
                .reduce("", String::concat);
    }
}
