package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages of a thread with all that belongs to them, in one statement; and what a single one is made of. */
@ApplicationScoped
class ThreadMessageQuery {
    private static final TypeReference<List<ThreadMessage.Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Correspondent>> REPLY_TO = new TypeReference<>() {};
    private static final TypeReference<List<Recipient>> RECIPIENTS = new TypeReference<>() {};
    /** Letters that a page shows of one message; the whole is in its file. */
    private static final int LONGEST = 100_000;
    /** Where in a body pictures from elsewhere are looked for. */
    private static final int SEARCHED = 300_000;

    private final Sql sql;
    private final Json json;

    ThreadMessageQuery(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private record Recipient(
            String role, @Nullable String name, @Nullable String address) {}

    /** Those who got a hidden copy are shown to whoever wrote the mail, or whose mailbox it is in, and to nobody else. */
    List<ThreadMessage> of(UUID threadId, Caller caller) {
        return sql.list("""
                select m.id, m.direction, m.kind, m.from_name, m.from_address, m.reply_to, m.recipients, m.at, m.subject,
                    m.seen, m.flagged,
                    left(m.text, %1$d) as text, left(m.quoted, %1$d) as quoted, m.html is not null as has_html,
                    coalesce(left(m.html, %2$d) ~* '(src|background|srcset)\\s*=\\s*["'']?\\s*(https?:)?//', false)
                        as remote_pictures,
                    (select json_agg(json_build_object('position', x.position, 'name', x.name, 'type', x.type,
                            'size', x.size, 'inText', x.content_id is not null and x.type like 'image/%%'
                                and m.html like '%%cid:%%') order by x.position)
                        from mail_attachment x where x.message_id = m.id) as attachments,
                    g.state, g.error, g.bounced, g.replied_at, g.enrolment_id is not null as by_sequence,
                    (select json_build_object('opens', sum(e.opens), 'clicks', sum(e.clicks),
                            'lastOpenedAt', max(e.last_opened_at))
                        from email_tracking e where e.mail_id = m.id having count(*) > 0) as tracking,
                    m.problem, m.bounce, m.back_on, b.user_id = :me or coalesce(g.author_id = :me, false) as own
                from mail_message m join mailbox b on b.id = m.mailbox_id left join outgoing_mail g on g.id = m.id
                where m.thread_id = :thread order by m.at, m.id
                """.formatted(LONGEST, SEARCHED), Map.of("thread", threadId, "me", caller.id()), this::message);
    }

    /** What a message's frame is made of. {@code contentIds}: the positions of pictures by their Content-ID. */
    record Body(
            @Nullable String html,
            @Nullable String text,
            @Nullable String quoted,
            Map<String, Integer> contentIds) {}

    Optional<Body> body(UUID messageId, Caller caller) {
        var where = Threads.visible(caller, "t").and("m.id = :id", "id", messageId);
        return sql.first(
                """
                select m.html, m.text, m.quoted,
                    (select json_object_agg(x.content_id, x.position order by x.position desc)
                        from mail_attachment x where x.message_id = m.id and x.content_id is not null) as content_ids
                from mail_message m join mail_thread t on t.id = m.thread_id where """ + " " + where.sql(),
                where.values(),
                row -> new Body(
                        row.text("html"), row.text("text"), row.text("quoted"), positions(row.text("content_ids"))));
    }

    private Map<String, Integer> positions(@Nullable String contentIds) {
        return contentIds == null ? Map.of() : json.read(contentIds, new TypeReference<>() {});
    }

    /** A file of a message and the message it is in. */
    record File(String name, String type, byte[] raw) {}

    Optional<File> file(UUID messageId, int position, Caller caller) {
        var where = Threads.visible(caller, "t")
                .and("m.id = :id", "id", messageId)
                .and("x.position = :position", "position", position);
        return sql.first(
                """
                select x.name, x.type, r.bytes
                from mail_attachment x join mail_message m on m.id = x.message_id
                join mail_thread t on t.id = m.thread_id join mail_raw r on r.message_id = m.id where """ + " " + where.sql(),
                where.values(),
                row -> new File(row.text("name"), row.text("type"), row.bytes("bytes")));
    }

    private ThreadMessage message(Row row) throws SQLException {
        var recipients = json.read(row.text("recipients"), RECIPIENTS);
        var attachments = row.text("attachments");
        var bounce = row.text("bounce");
        return new ThreadMessage(
                row.uuid("id"),
                row.text("direction"),
                row.text("kind"),
                new Correspondent(row.text("from_name"), row.text("from_address")),
                json.read(row.text("reply_to"), REPLY_TO),
                inRole(recipients, "to"),
                inRole(recipients, "cc"),
                row.flag("own") ? inRole(recipients, "bcc") : List.of(),
                row.instant("at"),
                row.text("subject"),
                !row.flag("seen") && "in".equals(row.text("direction")),
                row.flag("flagged"),
                row.text("text"),
                row.text("quoted"),
                row.flag("has_html"),
                row.flag("remote_pictures"),
                attachments == null ? List.of() : json.read(attachments, ATTACHMENTS),
                mail(row),
                row.text("problem"),
                bounce == null ? null : json.read(bounce, Bounce.class),
                row.date("back_on"));
    }

    private ThreadMessage.@Nullable Mail mail(Row row) throws SQLException {
        var state = row.text("state");
        var sums = row.text("tracking");
        return state == null
                ? null
                : new ThreadMessage.Mail(
                        state,
                        row.text("error"),
                        row.text("bounced"),
                        row.instant("replied_at"),
                        row.flag("by_sequence"),
                        sums == null ? null : json.read(sums, TrackingSums.class));
    }

    private static List<Correspondent> inRole(List<Recipient> recipients, String role) {
        return recipients.stream()
                .filter(one -> role.equals(one.role()))
                .map(one -> new Correspondent(one.name(), one.address()))
                .toList();
    }
}
