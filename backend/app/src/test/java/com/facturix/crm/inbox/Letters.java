package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.testing.Persona;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mailboxes and threads as synchronisation leaves them, written as rows: {@code letters.in(mailbox).about("Offer").from("Ada").received()}. */
final class Letters {
    private final Sql sql;

    Letters(Sql sql) {
        this.sql = sql;
    }

    UUID mailbox(Persona owner) {
        return mailbox(owner, false);
    }

    UUID mailbox(Persona owner, boolean shared) {
        var id = Ids.next();
        sql.update(
                """
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, shared, version, created_at, updated_at)
                values (:id, :owner, :address, 'mail.example', 993, 'ssl', 'x', '', 'mail.example', 465, 'ssl', 'x', '',
                    :shared, 0, now(), now())
                """,
                Where.all()
                        .bind("id", id)
                        .bind("owner", owner.id())
                        .bind("address", id + "@own.example")
                        .bind("shared", shared)
                        .values());
        return id;
    }

    Thread in(UUID mailbox) {
        return new Thread(mailbox);
    }

    final class Thread {
        private final UUID mailbox;
        private final UUID id = Ids.next();
        private String subject = "A subject";
        private String people = "Ada Lovelace";
        private Instant at = Instant.parse("2026-11-02T10:00:00Z");
        private @Nullable String text = "Hello there";
        private @Nullable String html;
        private @Nullable UUID lead;
        private @Nullable UUID campaign;
        private @Nullable UUID account;

        private Thread(UUID mailbox) {
            this.mailbox = mailbox;
        }

        Thread about(String subject) {
            this.subject = subject;
            return this;
        }

        Thread from(String people) {
            this.people = people;
            return this;
        }

        Thread at(String instant) {
            at = Instant.parse(instant);
            return this;
        }

        Thread html(String html) {
            this.html = html;
            return this;
        }

        Thread lead(com.facturix.crm.testing.Builders.Made made) {
            lead = made.id();
            campaign = made.json().getUUID("campaign.id");
            account = made.json().getUUID("account.id");
            return this;
        }

        /** A thread with one unread message that came in. */
        UUID received() {
            return written(true);
        }

        /** A thread with one message that went out. */
        UUID sent() {
            return written(false);
        }

        private UUID written(boolean inbound) {
            var values = Where.all()
                    .bind("id", id)
                    .bind("mailbox", mailbox)
                    .bind("subject", subject)
                    .bind("people", people)
                    .bind("inbound", inbound)
                    .bind("at", at)
                    .bind("lead", lead)
                    .bind("campaign", campaign)
                    .bind("account", account)
                    .values();
            sql.update("""
                    insert into mail_thread (id, mailbox_id, subject, subject_key, people, snippet, lead_id, campaign_id,
                        account_id, message_count, unread_count, has_inbound, has_outbound, last_message_at,
                        last_inbound_at, last_outbound_at, version, created_at, updated_at)
                    values (:id, :mailbox, :subject, '', :people, 'Hello there', cast(:lead as uuid),
                        cast(:campaign as uuid), cast(:account as uuid), 1, case when :inbound then 1 else 0 end, :inbound,
                        not :inbound, :at, case when :inbound then cast(:at as timestamptz) end,
                        case when :inbound then null else cast(:at as timestamptz) end, 0, now(), now())
                    """, values);
            message(inbound);
            return id;
        }

        private void message(boolean inbound) {
            sql.update(
                    """
                    insert into mail_message (id, thread_id, mailbox_id, direction, identity, subject, from_name,
                        from_address, recipients, at, text, html, seen, created_at)
                    values (:id, :thread, :mailbox, case when :inbound then 'in' else 'out' end, cast(:id as text), :subject,
                        :people, 'ada-' || :thread || '@there.example',
                        '[{"role":"to","name":"Me","address":"me@own.example"},{"role":"cc","address":"cc@there.example"}]',
                        :at, :text, :html, not :inbound, now())
                    """,
                    Where.all()
                            .bind("id", Ids.next())
                            .bind("thread", id)
                            .bind("mailbox", mailbox)
                            .bind("inbound", inbound)
                            .bind("subject", subject)
                            .bind("people", people)
                            .bind("at", at)
                            .bind("text", text)
                            .bind("html", html)
                            .values());
            sql.update("""
                    insert into mail_search (message_id, thread_id, mailbox_id, words)
                    select id, thread_id, mailbox_id, mail_words(id) from mail_message where thread_id = :thread
                    """, Where.all().bind("thread", id).values());
        }
    }

    /** The thread's one message. */
    UUID message(UUID thread) {
        return sql.one(
                "select id from mail_message where thread_id = :id",
                java.util.Map.of("id", thread),
                row -> row.uuid("id"));
    }
}
