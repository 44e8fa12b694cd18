package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What came of mails by the templates they were written with. A BD's numbers are of the mails they sent themselves; the
 * rows behind a number are found by the very condition that counted them.
 */
@ApplicationScoped
class TemplateResultsQuery {
    private static final Keyset.Listing MAILS = new Keyset.Listing("""
            m.id, coalesce(g.thread_id, m.thread_id) as thread_id, m.subject, m.recipients -> 0 ->> 'address' as recipient, m.author_id,
            u.name as author_name, m.lead_id, l.full_name as lead_name, m.deal_id, d.name as deal_name, m.sent_at,
            (select coalesce(sum(e.opens), 0) from email_tracking e where e.mail_id = m.id) as opens,
            (select coalesce(sum(e.clicks), 0) from email_tracking e where e.mail_id = m.id) as clicks,
            m.replied_at, m.bounced is not null as bounced""", """
            outgoing_mail m join app_user u on u.id = m.author_id left join lead l on l.id = m.lead_id
            left join deal d on d.id = m.deal_id left join mail_message g on g.id = m.id""", "m.id");

    private final Sql sql;
    private final Keyset keyset;
    private final ZoneId zone;

    TemplateResultsQuery(Sql sql, Keyset keyset, @ConfigProperty(name = "facturix.default-time-zone") ZoneId zone) {
        this.sql = sql;
        this.keyset = keyset;
        this.zone = zone;
    }

    /** Of the templates that the caller sees: those in use, and archived ones whose mails left in that time. */
    List<TemplateResults> of(TemplatePeriod period, Caller caller) {
        var mails = sent(period, caller);
        return sql.list(
                """
                select t.id, t.name, t.language, t.owner_id, o.name as owner_name, t.archived_at is not null as archived, %s
                from mail_template t left join app_user o on o.id = t.owner_id
                left join outgoing_mail m on m.template_id = t.id and %s
                where (t.owner_id is null or t.owner_id = :me)
                group by t.id, o.name having t.archived_at is null or count(m.id) > 0
                order by count(m.id) desc, t.name_fold, t.id
                """.formatted(TemplateOutcome.counts(), mails.sql()),
                mails.bind("me", caller.id()).values(),
                TemplateResultsQuery::results);
    }

    /** The mails behind one number of one template, or of all that the caller sees where {@code templateId} is null. */
    Page<TemplateMail> mails(
            @Nullable UUID templateId,
            TemplateOutcome outcome,
            TemplatePeriod period,
            PageRequest page,
            Caller caller) {
        var where = Where.of("""
                        m.template_id in (select t.id from mail_template t where t.owner_id is null or t.owner_id = :reader)""")
                .bind("reader", caller.id())
                .and("m.template_id = :template", "template", templateId)
                .and(sent(period, caller))
                .and(outcome.where());
        return keyset.page(MAILS, where, TemplateMailSort.class, "-sentAt", page, TemplateResultsQuery::mail);
    }

    private Where sent(TemplatePeriod period, Caller caller) {
        var where = Where.of("m.state = 'sent'").and(period.where("m.sent_at", zone));
        return caller.seesAll() ? where : where.and("m.author_id = :me", "me", caller.id());
    }

    private static TemplateResults results(Row row) throws SQLException {
        return new TemplateResults(
                row.uuid("id"),
                row.text("name"),
                MailLanguage.ofKey(row.text("language")),
                row.userRef("owner"),
                row.flag("archived"),
                row.number("sent"),
                row.number("delivered"),
                row.number("opened"),
                row.number("clicked"),
                row.number("replied"),
                row.number("bounced"));
    }

    private static TemplateMail mail(Row row) throws SQLException {
        var recipient = row.text("recipient");
        return new TemplateMail(
                row.uuid("id"),
                row.uuid("thread_id"),
                row.text("subject"),
                recipient == null ? "" : recipient,
                row.userRef("author"),
                row.ref("lead"),
                row.ref("deal"),
                row.instant("sent_at"),
                row.number("opens"),
                row.number("clicks"),
                row.instant("replied_at"),
                row.flag("bounced"));
    }
}
