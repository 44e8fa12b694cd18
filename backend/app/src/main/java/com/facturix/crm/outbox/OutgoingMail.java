package com.facturix.crm.outbox;

import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A mail until it is sent. What sends it changes its row by statements that say from which state to which. */
@Entity
@Table(name = "outgoing_mail")
class OutgoingMail extends VersionedRecord {
    @Column(name = "mailbox_id")
    private UUID mailboxId;

    @Column(name = "author_id", updatable = false)
    private UUID authorId;

    @Convert(converter = MailStateColumn.class)
    private MailState state = MailState.DRAFT;

    @Column(name = "send_at")
    private @Nullable Instant sendAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Recipient> recipients = List.of();

    private String subject = "";
    private String body = "";

    @Column(name = "thread_id")
    private @Nullable UUID threadId;

    @Column(name = "reply_to_id")
    private @Nullable UUID replyToId;

    @Column(name = "template_id")
    private @Nullable UUID templateId;

    @Column(name = "lead_id")
    private @Nullable UUID leadId;

    @Column(name = "deal_id")
    private @Nullable UUID dealId;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @Column(name = "enrolment_id", updatable = false)
    private @Nullable UUID enrolmentId;

    @Column(name = "step_id", updatable = false)
    private @Nullable UUID stepId;

    @Column(updatable = false)
    private @Nullable String variant;

    private boolean tracked = true;

    @Column(name = "internet_id")
    private @Nullable String internetId;

    private int attempts;
    private @Nullable String error;
    private @Nullable String problem;

    @Column(name = "sent_at", updatable = false)
    private @Nullable Instant sentAt;

    /** For Hibernate. */
    protected OutgoingMail() {}

    /** A draft. */
    OutgoingMail(UUID authorId, MailContent content, Instant now) {
        super(now);
        this.authorId = authorId;
        write(content);
    }

    /** One that a sequence has ready. */
    OutgoingMail(NewMail mail, String body, Instant now) {
        super(now);
        authorId = mail.authorId();
        enrolmentId = mail.enrolmentId();
        stepId = mail.stepId();
        variant = mail.variant();
        write(new MailContent(
                mail.mailboxId(),
                mail.recipients(),
                mail.subject(),
                body,
                mail.threadId(),
                mail.replyToId(),
                mail.templateId(),
                mail.leadId(),
                mail.dealId(),
                mail.accountId(),
                mail.tracked()));
        state = MailState.WAITING;
        sendAt = mail.sendAt();
    }

    /** Takes over what its author wrote; whether that changed anything. */
    boolean amend(MailContent content, Instant now) {
        if (content.equals(content())) {
            return false;
        }
        write(content);
        touch(now);
        return true;
    }

    private void write(MailContent content) {
        mailboxId = content.mailboxId();
        recipients = content.recipients();
        subject = content.subject();
        body = content.body();
        threadId = content.threadId();
        replyToId = content.replyToId();
        templateId = content.templateId();
        leadId = content.leadId();
        dealId = content.dealId();
        accountId = content.accountId();
        tracked = content.tracked();
    }

    /** Lets it go at {@code at}. Its Message-ID is fixed from here on, so that every try is the same mail. */
    void queue(Instant at, String host, Instant now) {
        state = MailState.WAITING;
        sendAt = at;
        if (internetId == null) {
            internetId = id() + "@" + host;
        }
        error = null;
        problem = null;
        attempts = 0;
        touch(now);
    }

    /** Back on its author's desk. What is sent later is another mail, so it gets another Message-ID. */
    void recall(Instant now) {
        state = MailState.DRAFT;
        sendAt = null;
        internetId = null;
        error = null;
        problem = null;
        attempts = 0;
        touch(now);
    }

    /** Something beside the row changed, such as an attachment. */
    void changed(Instant now) {
        touch(now);
    }

    MailContent content() {
        return new MailContent(
                mailboxId,
                recipients,
                subject,
                body,
                threadId,
                replyToId,
                templateId,
                leadId,
                dealId,
                accountId,
                tracked);
    }

    OutboxEvent.Ties ties() {
        return new OutboxEvent.Ties(mailboxId, authorId, threadId, leadId, dealId, accountId, enrolmentId, stepId);
    }

    MailState state() {
        return state;
    }

    UUID authorId() {
        return authorId;
    }

    /** Given up because its lead was deleted, and the lead is not back. */
    boolean isOfDeletedLead() {
        return SendingProblem.LEAD_DELETED.key().equals(problem) && leadId == null;
    }

    boolean ofSequence() {
        return enrolmentId != null;
    }
}
