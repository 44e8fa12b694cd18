package com.facturix.crm.outbox;

import com.facturix.crm.inbox.MessageFlags;
import com.facturix.crm.inbox.Messages;
import com.facturix.crm.inbox.Origin;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What is done with a mail once it is sent: it becomes a message of its thread, and a copy goes to the Sent folder. */
@ApplicationScoped
class SentMails {
    private final Forms forms;
    private final Messages messages;
    private final MessageFlags flags;
    private final SentFolder folder;
    private final Events events;
    private final Sql sql;
    private final Clock clock;
    private final Duration filingDelay;

    SentMails(
            Forms forms,
            Messages messages,
            MessageFlags flags,
            SentFolder folder,
            Events events,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "facturix.outbox.filing-delay") Duration filingDelay) {
        this.forms = forms;
        this.messages = messages;
        this.flags = flags;
        this.folder = folder;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
        this.filingDelay = filingDelay;
    }

    /** Mailboxes with mails to store or to file. */
    List<UUID> due() {
        return sql.list(
                """
                select mailbox_id from outgoing_mail where state = 'sent' and stored_at is null
                union select m.mailbox_id from outgoing_mail m left join outbox_lane o on o.mailbox_id = m.mailbox_id
                    where m.state = 'sent' and m.stored_at is not null and m.filed_at is null
                        and m.sent_at < :filing and coalesce(o.file_not_before <= :now, true)
                """,
                Map.of("now", clock.instant(), "filing", clock.instant().minus(filingDelay)),
                row -> row.uuid("mailbox_id"));
    }

    List<UUID> unstored(UUID mailboxId, int most) {
        return sql.list("""
                select id from outgoing_mail where mailbox_id = :id and state = 'sent' and stored_at is null
                order by sent_at, id limit :most
                """, Map.of("id", mailboxId, "most", most), row -> row.uuid("id"));
    }

    /** Makes it a message, tells that it was sent, and lets go of what was kept for sending it. */
    @Transactional
    void store(MailboxPlace mailbox, UUID mailId) {
        // The mailbox first, as all do who put something into one: what comes in meanwhile may be the answer to this
        // mail.
        var mail = sql.first(
                """
                select version, mailbox_id, author_id, thread_id, reply_to_id, lead_id, deal_id, account_id,
                    enrolment_id, step_id
                from outgoing_mail where id = :id and state = 'sent' and stored_at is null and mailbox_id =
                    (select b.id from mailbox b where b.id = outgoing_mail.mailbox_id for no key update)
                for update
                """,
                Map.of("id", mailId),
                row -> new Sent(row.number("version"), OutgoingMailRepository.ties(row), row.uuid("reply_to_id")));
        if (mail.isEmpty()) {
            return;
        }
        var ties = mail.get().ties();
        var stored = messages.store(mailbox.id(), forms.copy(mailbox, mailId), Origin.sent(mailId, ties.threadId()));
        sql.update("""
                update outgoing_mail set stored_at = :now, thread_id = :thread, version = version + 1 where id = :id
                """, Map.of("id", mailId, "now", clock.instant(), "thread", stored.threadId()));
        sql.update("delete from outgoing_raw where mail_id = :id", Map.of("id", mailId));
        if (mail.get().replyToId() != null) {
            flags.markAnswered(mailbox.id(), mail.get().replyToId());
        }
        events.fire(() -> new OutboxEvent.Sent(mailId, mail.get().version() + 1, ties.in(stored.threadId())));
    }

    private record Sent(
            long version, OutboxEvent.Ties ties, @Nullable UUID replyToId) {}

    /** Puts a copy of the next mails into the provider's folder, where the provider does not do that itself. */
    boolean file(MailboxPlace mailbox, int most) {
        var mails = sql.list(
                """
                select id, internet_id from outgoing_mail where mailbox_id = :id and state = 'sent'
                    and stored_at is not null and filed_at is null and sent_at < :filing
                order by sent_at, id limit :most
                """,
                Map.of(
                        "id",
                        mailbox.id(),
                        "most",
                        most,
                        "filing",
                        clock.instant().minus(filingDelay)),
                row -> Map.entry(row.uuid("id"), row.text("internet_id")));
        if (mails.isEmpty()) {
            return false;
        }
        if (!folder.filesItself(mailbox.id())) {
            folder.file(
                    mailbox.id(),
                    mails.stream()
                            .map(mail -> new SentFolder.Copy(
                                    mail.getKey(), mail.getValue(), forms.copy(mailbox, mail.getKey())))
                            .toList(),
                    this::filed);
        } else {
            mails.forEach(mail -> filed(mail.getKey()));
        }
        return mails.size() == most;
    }

    private void filed(UUID mailId) {
        sql.update(
                "update outgoing_mail set filed_at = :now where id = :id",
                Map.of("id", mailId, "now", clock.instant()));
    }

    /** The folder could not be reached: later, ever more rarely. */
    void filingFailed(UUID mailboxId) {
        sql.update("""
                insert into outbox_lane (mailbox_id, file_not_before, file_failures)
                select id, cast(:now as timestamptz) + interval '1 minute', 1 from mailbox where id = :id
                on conflict (mailbox_id) do update set file_failures = least(outbox_lane.file_failures + 1, 8),
                    file_not_before = cast(:now as timestamptz) + interval '1 minute' * (2 ^ least(outbox_lane.file_failures, 8))
                """, Map.of("id", mailboxId, "now", clock.instant()));
    }

    void filingWorks(UUID mailboxId) {
        sql.update("""
                update outbox_lane set file_not_before = null, file_failures = 0
                where mailbox_id = :id and file_failures > 0
                """, Map.of("id", mailboxId));
    }
}
