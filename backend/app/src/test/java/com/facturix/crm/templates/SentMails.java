package com.facturix.crm.templates;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.testing.Persona;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails that have left, as the outbox leaves them: for tests of what comes of them. */
public final class SentMails {
    private final Sql sql;

    public SentMails(Sql sql) {
        this.sql = sql;
    }

    /** {@code about}: the lead, or null. */
    public UUID sent(Persona author, String recipient, @Nullable UUID template, @Nullable UUID about, Instant at) {
        var mailbox = UUID.randomUUID();
        var id = UUID.randomUUID();
        var values = Where.all()
                .bind("mailbox", mailbox)
                .bind("id", id)
                .bind("author", author.id())
                .bind("address", mailbox + "@example.test")
                .bind("recipients", "[{\"role\":\"to\",\"name\":null,\"address\":\"" + recipient + "\"}]")
                .bind("template", template)
                .bind("lead", about)
                .bind("at", at)
                .values();
        sql.update("""
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version, created_at, updated_at)
                values (:mailbox, :author, :address, 'localhost', 1, 'none', 'u', '', 'localhost', 1, 'none', 'u', '', 0,
                    :at, :at)
                """, values);
        sql.update("""
                insert into outgoing_mail (id, mailbox_id, author_id, state, recipients, subject, template_id, lead_id,
                    sent_at, version, created_at, updated_at)
                values (:id, :mailbox, :author, 'sent', cast(:recipients as jsonb), 'Hello', cast(:template as uuid),
                    cast(:lead as uuid), :at, 0, :at, :at)
                """, values);
        return id;
    }

    /** What its reader did: by a human being, and by a machine. */
    public void tracked(UUID mail, int opens, int clicks, int machineOpens) {
        sql.update(
                """
                insert into email_tracking (id, mail_id, recipient, opens, clicks, machine_opens, sent_at, created_at)
                values (uuidv7(), :mail, uuidv7()::text || '@example.test', :opens, :clicks, :machine, now(), now())
                """,
                Where.all()
                        .bind("mail", mail)
                        .bind("opens", opens)
                        .bind("clicks", clicks)
                        .bind("machine", machineOpens)
                        .values());
    }

    public void bounced(UUID mail) {
        sql.update("update outgoing_mail set bounced = 'hard' where id = :id", Map.of("id", mail));
    }

    public void replied(UUID mail) {
        sql.update("update outgoing_mail set replied_at = now() where id = :id", Map.of("id", mail));
    }

    /** A message in the mail's mailbox: the mail itself as it was filed, with its own id, or what came back. */
    public UUID filed(UUID mail, UUID id, String direction, String raw) {
        var values = Where.all()
                .bind("mail", mail)
                .bind("id", id)
                .bind("thread", UUID.randomUUID())
                .bind("direction", direction)
                .bind("identity", id.toString())
                .bind("raw", raw.getBytes(StandardCharsets.UTF_8))
                .values();
        sql.update("""
                insert into mail_thread (id, mailbox_id, last_message_at, version, created_at, updated_at)
                select :thread, mailbox_id, now(), 0, now(), now() from outgoing_mail where id = :mail
                """, values);
        sql.update("""
                insert into mail_message (id, thread_id, mailbox_id, direction, identity, recipients, at, created_at)
                select :id, :thread, mailbox_id, :direction, :identity, recipients, now(), now() from outgoing_mail
                where id = :mail
                """, values);
        sql.update("insert into mail_raw (message_id, bytes) values (:id, :raw)", values);
        return sql.one("select mailbox_id from outgoing_mail where id = :mail", values, row -> row.uuid("mailbox_id"));
    }
}
