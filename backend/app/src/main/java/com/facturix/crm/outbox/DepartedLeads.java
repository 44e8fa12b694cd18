package com.facturix.crm.outbox;

import com.facturix.crm.leads.LeadsLeaving;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a sequence has ready for a lead that is deleted does not go any more, and its author sees why. What people wrote
 * themselves is theirs to send. The authors' windows hear of it once for each mailbox, however many mails it is.
 */
@ApplicationScoped
class DepartedLeads {
    private final Mailboxes mailboxes;
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    DepartedLeads(Mailboxes mailboxes, Sql sql, Events events, Clock clock) {
        this.mailboxes = mailboxes;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    private record Way(UUID mailboxId, UUID authorId) {}

    void giveUp(@Observes LeadsLeaving leaving) {
        // All of them forget the lead.
        mailboxes.hold(sql.list(
                "select distinct mailbox_id from outgoing_mail where lead_id = any(:leads)",
                Map.of("leads", leaving.leadIds()),
                row -> row.uuid("mailbox_id")));
        var news = sql
                .list(
                        """
                        update outgoing_mail set state = 'failed', problem = :problem, error = null, send_at = null,
                            version = version + 1, updated_at = :now
                        where lead_id = any(:leads) and state = 'waiting' and enrolment_id is not null
                        returning mailbox_id, author_id
                        """,
                        Map.of(
                                "leads",
                                leaving.leadIds(),
                                "problem",
                                SendingProblem.LEAD_DELETED.key(),
                                "now",
                                clock.instant()),
                        row -> new Way(row.uuid("mailbox_id"), row.uuid("author_id")))
                .stream()
                .distinct()
                .<Supplier<SendingEvent>>map(
                        way -> () -> new SendingEvent(way.mailboxId(), way.authorId(), SendingEvent.Turn.TAKEN_BACK))
                .toList();
        events.fireAll(news);
    }

    /** Whoever lets somebody go on whose lead was put back lets their mail go, too. */
    void bringBack(List<UUID> enrolments) {
        var now = clock.instant();
        var back = sql.list(
                """
                update outgoing_mail set state = 'waiting', problem = null, send_at = :now, attempts = 0,
                    version = version + 1, updated_at = :now
                where enrolment_id = any(:enrolments) and state = 'failed' and problem = :problem and lead_id is not null
                returning id, version, mailbox_id, author_id, thread_id, lead_id, deal_id, account_id, enrolment_id, step_id
                """,
                Map.of("enrolments", enrolments, "problem", SendingProblem.LEAD_DELETED.key(), "now", now),
                row -> new OutboxEvent.Queued(row.uuid("id"), row.number("version"), OutgoingMailRepository.ties(row)));
        events.fireAll(
                back.stream().<Supplier<OutboxEvent>>map(event -> () -> event).toList());
    }
}
