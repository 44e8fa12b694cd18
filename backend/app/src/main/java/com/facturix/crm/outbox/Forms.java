package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import com.facturix.crm.suppressions.Unsubscribes;
import com.facturix.crm.templates.MailTokens;
import com.facturix.crm.tracking.Tracker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a mail. What goes out is made once and kept until it is gone, so that every try is the same mail. What
 * stays with us and in the sender's own folder is made without the marks that tell when it is opened.
 */
@ApplicationScoped
class Forms {
    private final OutgoingMailRepository mails;
    private final MailAttachments attachments;
    private final Conversations conversations;
    private final Suppressed suppressed;
    private final Tracker tracker;
    private final Unsubscribes unsubscribes;
    private final Sql sql;
    private final Clock clock;

    Forms(
            OutgoingMailRepository mails,
            MailAttachments attachments,
            Conversations conversations,
            Suppressed suppressed,
            Tracker tracker,
            Unsubscribes unsubscribes,
            Sql sql,
            Clock clock) {
        this.mails = mails;
        this.attachments = attachments;
        this.conversations = conversations;
        this.suppressed = suppressed;
        this.tracker = tracker;
        this.unsubscribes = unsubscribes;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A mail ready to be handed over, or the reason why it cannot go.
     *
     * @param readers the addresses of the envelope
     */
    record Ready(
            UUID id,
            int attempts,
            List<String> readers,
            byte[] bytes,
            @Nullable SendingProblem problem,
            @Nullable String words) {}

    /** Makes the forms of these mails, or finds those made for an earlier try. Joins the transaction. */
    @Transactional
    List<Ready> make(MailboxPlace mailbox, List<UUID> ids) {
        return sql
                .list(
                        SELECT + " where m.id = any(:ids) and m.state = 'waiting' order by m.send_at, m.id",
                        Map.of("ids", ids),
                        this::source)
                .stream()
                .map(mail -> ready(mailbox, mail))
                .toList();
    }

    /** The sender's own copy, as it was handed over but for the marks. */
    byte[] copy(MailboxPlace mailbox, UUID id) {
        var mail = sql.one(SELECT + " where m.id = :id", Map.of("id", id), this::source);
        var html = RichText.fallingBack(mail.content().body(), MailTokens.UNSUBSCRIBE_LINK);
        try {
            return MimeForm.bytes(parts(
                    mailbox,
                    mail,
                    html,
                    html,
                    mail.content().recipients(),
                    List.of(),
                    Objects.requireNonNullElseGet(mail.sentAt(), clock::instant)));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail that was sent cannot be made again", e);
        }
    }

    private Ready ready(MailboxPlace mailbox, Source mail) {
        var readers = mail.content().recipients().stream()
                .map(recipient -> Heads.ascii(recipient.address()))
                .toList();
        var reason = suppressed.first(mail.content());
        if (reason.isPresent()) {
            return new Ready(mail.id(), mail.attempts(), readers, NOTHING, SendingProblem.SUPPRESSED, reason.get());
        }
        if (mail.raw() != null) {
            return new Ready(mail.id(), mail.attempts(), readers, mail.raw(), null, null);
        }
        try {
            // Of two who make it at once, the first one's stays.
            var bytes = sql.one("""
                    insert into outgoing_raw as r (mail_id, bytes) values (:id, :bytes)
                    on conflict (mail_id) do update set bytes = r.bytes returning r.bytes
                    """, Map.of("id", mail.id(), "bytes", bytes(mailbox, mail)), row -> row.bytes("bytes"));
            return new Ready(mail.id(), mail.attempts(), readers, bytes, null, null);
        } catch (MessagingException | IOException e) {
            return new Ready(mail.id(), mail.attempts(), readers, NOTHING, SendingProblem.MALFORMED, e.getMessage());
        }
    }

    private byte[] bytes(MailboxPlace mailbox, Source mail) throws MessagingException, IOException {
        var content = mail.content();
        var reader = content.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .findFirst()
                .orElseThrow(() -> new MessagingException("to is needed"))
                .address();
        var heads = new ArrayList<MimeForm.Head>();
        var plain = content.body();
        var linked = Tokens.holds(RichText.written(plain), MailTokens.UNSUBSCRIBE_LINK);
        var oneReader = content.recipients().size() == 1;
        if (linked && !oneReader) {
            // A link unsubscribes one reader: whoever else got the mail must not do it in their name.
            throw new MessagingException("a link to unsubscribe is one reader's");
        }
        if (oneReader && (linked || mail.ofSequence())) {
            var links = unsubscribes.links(mail.id(), reader);
            plain = unsubscribes.place(plain, links);
            heads.add(new MimeForm.Head("List-Unsubscribe", links.listUnsubscribe()));
            heads.add(new MimeForm.Head("List-Unsubscribe-Post", links.listUnsubscribePost()));
        }
        var html = content.tracked() ? tracker.prepare(mail.id(), reader, plain) : plain;
        var visible = content.recipients().stream()
                .filter(recipient -> recipient.role() != Recipient.Role.BCC)
                .toList();
        return MimeForm.bytes(parts(mailbox, mail, html, plain, visible, heads, clock.instant()));
    }

    private MimeForm.Parts parts(
            MailboxPlace mailbox,
            Source mail,
            String html,
            String plain,
            List<Recipient> recipients,
            List<MimeForm.Head> heads,
            Instant at) {
        return new MimeForm.Parts(
                mail.internetId(),
                at,
                mailbox.address(),
                mailbox.displayName(),
                recipients,
                mail.content().subject(),
                html,
                plain,
                conversations.place(mail.content().threadId(), mail.content().replyToId()),
                mail.hasAttachments() ? attachments.of(mail.id()) : List.of(),
                heads);
    }

    private static final byte[] NOTHING = new byte[0];

    private static final String SELECT = """
            select m.id, m.mailbox_id, m.recipients::text as recipients, m.subject, m.body, m.thread_id, m.reply_to_id,
                m.template_id, m.lead_id, m.deal_id, m.account_id, m.enrolment_id, m.tracked, m.internet_id, m.attempts,
                m.sent_at, r.bytes,
                exists (select 1 from outgoing_attachment a where a.mail_id = m.id) as has_attachments
            from outgoing_mail m left join outgoing_raw r on r.mail_id = m.id""";

    private record Source(
            UUID id,
            String internetId,
            MailContent content,
            boolean ofSequence,
            boolean hasAttachments,
            int attempts,
            @Nullable Instant sentAt,
            byte @Nullable [] raw) {}

    private Source source(Row row) throws SQLException {
        return new Source(
                row.uuid("id"),
                Objects.requireNonNull(row.text("internet_id")),
                new MailContent(
                        row.uuid("mailbox_id"),
                        mails.recipients(row.text("recipients")),
                        row.text("subject"),
                        row.text("body"),
                        row.uuid("thread_id"),
                        row.uuid("reply_to_id"),
                        row.uuid("template_id"),
                        row.uuid("lead_id"),
                        row.uuid("deal_id"),
                        row.uuid("account_id"),
                        row.flag("tracked")),
                row.uuid("enrolment_id") != null,
                row.flag("has_attachments"),
                row.integer("attempts"),
                row.instant("sent_at"),
                row.bytes("bytes"));
    }
}
