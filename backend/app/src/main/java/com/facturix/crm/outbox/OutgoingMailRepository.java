package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code outgoing_mail} for those who write mails. A mail on its way is its author's alone. */
@ApplicationScoped
class OutgoingMailRepository implements PanacheRepositoryBase<OutgoingMail, UUID> {
    private static final TypeReference<List<Recipient>> RECIPIENTS = new TypeReference<>() {};
    private static final int SNIPPET = 160;

    private static final String COLUMNS = """
            m.id, m.state, m.mailbox_id, b.address as mailbox_name, m.recipients::text as recipients, m.subject,
            m.thread_id, m.lead_id, l.full_name as lead_name, m.deal_id, d.name as deal_name,
            m.enrolment_id is not null as of_sequence, m.send_at, m.problem, m.error, m.version, m.updated_at,
            case when m.state = 'waiting' and o.not_before > now()
                and (o.reason <> 'cap' or m.enrolment_id is not null) then o.reason end as held,
            case when o.reason <> 'cap' then o.words end as words, o.not_before""";
    private static final String OF_LISTS = COLUMNS + """
            , left(m.body, 2000) as body,
            exists (select 1 from outgoing_attachment f where f.mail_id = m.id) as has_attachments""";
    private static final String WHOLE = COLUMNS + """
            , m.body, m.reply_to_id, m.template_id, t.name as template_name, m.account_id, a.name as account_name,
            m.tracked, m.attempts, m.sent_at, m.created_at""";
    private static final String FROM = """
            outgoing_mail m join mailbox b on b.id = m.mailbox_id left join outbox_lane o on o.mailbox_id = m.mailbox_id
            left join lead l on l.id = m.lead_id left join deal d on d.id = m.deal_id
            left join account a on a.id = m.account_id left join mail_template t on t.id = m.template_id""";

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    OutgoingMailRepository(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    /** The caller's own mail, locked until the transaction ends against those who write it or send it. */
    Optional<OutgoingMail> own(UUID id, Caller caller) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mail -> mail.authorId().equals(caller.id()));
    }

    Optional<MailView> view(UUID id, Caller caller) {
        return sql.first(
                "select %s from %s where m.id = :id and m.author_id = :me".formatted(WHOLE, FROM),
                Map.of("id", id, "me", caller.id()),
                row -> mail(row, attachments(id)));
    }

    Page<MailSummary> page(MailFilter filter, PageRequest page, Caller caller) {
        var where = Where.of("m.author_id = :me").bind("me", caller.id()).and(filter.where());
        return keyset.page(
                new Keyset.Listing(OF_LISTS, FROM, "m.id"), where, MailSort.class, "-updatedAt", page, this::summary);
    }

    List<AttachmentView> attachments(UUID mailId) {
        return sql.list(
                "select position, name, type, size from outgoing_attachment where mail_id = :id order by position",
                Map.of("id", mailId),
                row -> new AttachmentView(
                        row.integer("position"), row.text("name"), row.text("type"), row.integer("size")));
    }

    /** Removes a mail that has not been handed over; what it was, if it was there. */
    Optional<OutboxEvent.Ties> takeBack(UUID id) {
        return sql.first("""
                delete from outgoing_mail where id = :id and state = 'waiting' returning
                    mailbox_id, author_id, thread_id, lead_id, deal_id, account_id, enrolment_id, step_id
                """, Map.of("id", id), OutgoingMailRepository::ties);
    }

    /** Throws away the form in which a mail was to be handed over: what is sent next is made anew. */
    void forgetForm(UUID id) {
        sql.update("delete from outgoing_raw where mail_id = :id", Map.of("id", id));
    }

    List<Recipient> recipients(@Nullable String text) {
        return json.read(Objects.requireNonNullElse(text, "[]"), RECIPIENTS);
    }

    static OutboxEvent.Ties ties(Row row) throws SQLException {
        return new OutboxEvent.Ties(
                row.uuid("mailbox_id"),
                row.uuid("author_id"),
                row.uuid("thread_id"),
                row.uuid("lead_id"),
                row.uuid("deal_id"),
                row.uuid("account_id"),
                row.uuid("enrolment_id"),
                row.uuid("step_id"));
    }

    private MailView mail(Row row, List<AttachmentView> attachments) throws SQLException {
        var people = recipients(row.text("recipients"));
        return new MailView(
                row.uuid("id"),
                MailState.ofKey(row.text("state")),
                row.ref("mailbox"),
                Recipient.in(Recipient.Role.TO, people),
                Recipient.in(Recipient.Role.CC, people),
                Recipient.in(Recipient.Role.BCC, people),
                row.text("subject"),
                row.text("body"),
                row.uuid("thread_id"),
                row.uuid("reply_to_id"),
                row.ref("template"),
                row.ref("lead"),
                row.ref("deal"),
                row.ref("account"),
                row.flag("tracked"),
                row.flag("of_sequence"),
                attachments,
                row.instant("send_at"),
                hold(row),
                problem(row),
                row.text("error"),
                row.integer("attempts"),
                row.instant("sent_at"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private MailSummary summary(Row row) throws SQLException {
        return new MailSummary(
                row.uuid("id"),
                MailState.ofKey(row.text("state")),
                new Ref(row.uuid("mailbox_id"), row.text("mailbox_name")),
                Recipient.in(Recipient.Role.TO, recipients(row.text("recipients"))),
                row.text("subject"),
                PlainPart.beginning(row.text("body"), SNIPPET),
                row.uuid("thread_id"),
                row.ref("lead"),
                row.ref("deal"),
                row.flag("has_attachments"),
                row.flag("of_sequence"),
                row.instant("send_at"),
                hold(row),
                problem(row),
                row.text("error"),
                row.number("version"),
                row.instant("updated_at"));
    }

    private static @Nullable Hold hold(Row row) throws SQLException {
        var reason = row.text("held");
        return reason == null
                ? null
                : new Hold(
                        Hold.Reason.ofKey(reason),
                        row.text("words"),
                        Objects.requireNonNullElse(row.instant("not_before"), Instant.EPOCH));
    }

    private static @Nullable SendingProblem problem(Row row) throws SQLException {
        var problem = row.text("problem");
        return problem == null ? null : SendingProblem.ofKey(problem);
    }
}
