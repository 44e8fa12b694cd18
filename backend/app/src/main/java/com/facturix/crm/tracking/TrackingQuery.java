package com.facturix.crm.tracking;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of a mail, for those who see the mail. */
@ApplicationScoped
class TrackingQuery {
    private static final int MOST = 200;

    private final Sql sql;
    private final CurrentCaller caller;

    TrackingQuery(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    MailTracking of(UUID mailId) {
        if (!isVisible(mailId, caller.get())) {
            throw Problems.notFound("mail");
        }
        var events = new ArrayList<>(events(mailId));
        var more = events.size() > MOST;
        if (more) {
            events.removeLast();
        }
        return sql.one("""
                select count(*) as rows, coalesce(sum(opens), 0) as opens, coalesce(sum(clicks), 0) as clicks,
                    coalesce(sum(machine_opens), 0) as machine_opens, coalesce(sum(machine_clicks), 0) as machine_clicks,
                    coalesce(sum(unknown_opens), 0) as unknown_opens, coalesce(sum(unknown_clicks), 0) as unknown_clicks,
                    min(first_opened_at) as first_opened_at, max(last_opened_at) as last_opened_at,
                    min(first_clicked_at) as first_clicked_at, max(last_clicked_at) as last_clicked_at
                from email_tracking where mail_id = :mail
                """, Map.of("mail", mailId), row -> sums(mailId, row, List.copyOf(events), more));
    }

    /** Its author, its mailbox's owner, managers, and where the mailbox is shared those who see the lead. */
    private boolean isVisible(UUID mailId, Caller me) {
        var leads = Visibility.ofLeads(me, "l.owner_id", "l.campaign_id");
        var values = leads.bind("mail", mailId)
                .bind("me", me.id())
                .bind("seesAll", me.seesAll())
                .values();
        return sql.exists("""
                select 1 from outgoing_mail o join mailbox b on b.id = o.mailbox_id left join lead l on l.id = o.lead_id
                where o.id = :mail and (:seesAll or o.author_id = :me or b.user_id = :me
                    or o.state = 'sent' and b.shared and l.id is not null and %s)
                """.formatted(leads.sql()), values);
    }

    private List<MailTracking.Happened> events(UUID mailId) {
        return sql.list("""
                select e.id, e.kind, e.at, t.recipient, k.url, e.agent, e.verdict, e.evidence, e.rules
                from email_tracking t join tracking_event e on e.tracking_id = t.id
                    left join tracking_link k on k.tracking_id = t.id and k.position = e.link
                where t.mail_id = :mail order by e.at desc, e.id desc limit %d
                """.formatted(MOST + 1), Map.of("mail", mailId), TrackingQuery::event);
    }

    private static MailTracking.Happened event(Row row) throws SQLException {
        var pending = row.integer("rules") == 0;
        return new MailTracking.Happened(
                row.uuid("id"),
                Kind.ofKey(row.text("kind")),
                row.instant("at"),
                row.text("recipient"),
                row.text("url"),
                row.text("agent"),
                Verdict.ofKey(row.text("verdict")),
                pending
                        ? List.of(Evidence.PENDING)
                        : row.texts("evidence").stream().map(Evidence::ofKey).toList());
    }

    private static MailTracking sums(UUID mailId, Row row, List<MailTracking.Happened> events, boolean more)
            throws SQLException {
        return new MailTracking(
                mailId,
                row.number("rows") > 0,
                row.integer("opens"),
                row.integer("clicks"),
                row.integer("machine_opens"),
                row.integer("machine_clicks"),
                row.integer("unknown_opens"),
                row.integer("unknown_clicks"),
                row.instant("first_opened_at"),
                row.instant("last_opened_at"),
                row.instant("first_clicked_at"),
                row.instant("last_clicked_at"),
                events,
                more);
    }
}
