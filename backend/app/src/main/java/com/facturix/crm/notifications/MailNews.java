package com.facturix.crm.notifications;

import com.facturix.crm.notifications.Notices.Notice;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of their mail: that it was opened, clicked, answered or could not be sent, and that a mailbox of
 * theirs fails, in reading or in sending. All of it is the doing of others, so that nobody is passed over for having done it.
 */
@ApplicationScoped
class MailNews {
    private final Sql sql;
    private final Notices notices;

    MailNews(Sql sql, Notices notices) {
        this.sql = sql;
        this.notices = notices;
    }

    void read(DomainEvent event) {
        switch (event.name()) {
            case "mail.opened" -> ofMail(NotificationKind.MAIL_OPENED, event);
            case "mail.clicked" -> ofMail(NotificationKind.MAIL_CLICKED, event);
            case "mail.failed" -> ofMail(NotificationKind.MAIL_FAILED, event);
            case "message.arrived" -> answered(event);
            case "mailbox.failing" -> failing(event, null);
            case "mailbox.sending_failing" -> failing(event, "sending");
            default -> {}
        }
    }

    private record Written(UUID author, @Nullable UUID thread) {}

    /** Leads to the conversation it stands in; to the mail itself as long as it is in none. */
    private void ofMail(NotificationKind kind, DomainEvent event) {
        var id = UUID.fromString(event.id());
        sql.first("""
                        select o.author_id, coalesce(m.thread_id, o.thread_id) as thread_id
                        from outgoing_mail o left join mail_message m on m.id = o.id where o.id = :id
                        """, Map.of("id", id), row -> new Written(row.uuid("author_id"), row.uuid("thread_id")))
                .ifPresent(mail -> notices.tell(
                        List.of(mail.author()),
                        mail.thread() == null ? Notice.of(kind, "mail", id) : Notice.of(kind, "thread", mail.thread()),
                        null));
    }

    private record Answer(UUID owner, UUID thread, @Nullable String from) {}

    /** A human being's message in a conversation in which the mailbox's owner has written. */
    private void answered(DomainEvent event) {
        sql.first(
                        """
                        select b.user_id, m.thread_id, left(coalesce(m.from_name, m.from_address), 200) as sender
                        from mail_message m join mail_thread h on h.id = m.thread_id join mailbox b on b.id = m.mailbox_id
                        where m.id = :id and m.direction = 'in' and m.kind = 'message' and h.has_outbound
                        """,
                        Map.of("id", UUID.fromString(event.id())),
                        row -> new Answer(row.uuid("user_id"), row.uuid("thread_id"), row.text("sender")))
                .ifPresent(answer -> notices.tell(
                        List.of(answer.owner()),
                        Notice.of(NotificationKind.MAIL_REPLIED, "thread", answer.thread())
                                .saying(answer.from()),
                        null));
    }

    /** {@code side}: which of its servers is meant; null: the one that it is read from. */
    private void failing(DomainEvent event, @Nullable String side) {
        var id = UUID.fromString(event.id());
        notices.tellHolders(
                "select user_id from mailbox where id = :id",
                id,
                Notice.of(NotificationKind.MAILBOX_FAILING, "mailbox", id).saying(side),
                null);
    }
}
