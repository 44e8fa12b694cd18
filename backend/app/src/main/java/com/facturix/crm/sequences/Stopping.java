package com.facturix.crm.sequences;

import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.outbox.Outbox;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes people out of sequences: from then on nothing goes to them, what waits in the outbox included. */
@ApplicationScoped
class Stopping {
    private final Sql sql;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final EnrolmentNews news;
    private final Clock clock;

    Stopping(Sql sql, Ledger ledger, Outbox outbox, Mailboxes mailboxes, EnrolmentNews news, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Everybody who is still in a sequence and of whom {@code condition} is true.
     *
     * @param condition on {@code enrolment e}, {@code mail_sequence s}, {@code lead l} and {@code campaign c}
     */
    List<Touched> all(Where condition, StopReason reason, Map<String, ?> facts) {
        var those = found(condition);
        if (those.isEmpty()) {
            return List.of();
        }
        mailboxes.hold(those.stream()
                .map(Found::mailboxId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var values = Where.all()
                .and(condition)
                .bind("those", those.stream().map(Found::id).toList())
                .bind("stopReason", reason.key())
                .bind("stoppedAt", clock.instant());
        var stopped = sql.list("""
                update enrolment e set state = 'stopped', reason = :stopReason, ended_at = :stoppedAt, next_at = null,
                    resume_at = null, held_rule = null, held_facts = '{}', task_id = null, version = e.version + 1,
                    updated_at = :stoppedAt
                from mail_sequence s, lead l, campaign c
                where e.id = any(:those) and s.id = e.sequence_id and l.id = e.lead_id and c.id = l.campaign_id
                    and e.state in ('active', 'paused') and %s
                returning %s
                """.formatted(condition.sql(), Touched.COLUMNS), values.values(), Touched::of);
        settle(stopped, reason, facts);
        return stopped;
    }

    private record Found(UUID id, @Nullable UUID mailboxId) {}

    /** Who is meant, before any of them is locked: the mailboxes from which they are written to come first. */
    private List<Found> found(Where condition) {
        return sql.list(
                """
                select e.id, e.mailbox_id from enrolment e join mail_sequence s on s.id = e.sequence_id
                join lead l on l.id = e.lead_id join campaign c on c.id = l.campaign_id
                where e.state in ('active', 'paused') and %s
                """.formatted(condition.sql()),
                condition.values(),
                row -> new Found(row.uuid("id"), row.uuid("mailbox_id")));
    }

    void ofSequence(UUID sequence, StopReason reason) {
        all(Where.of("e.sequence_id = :sequence").bind("sequence", sequence), reason, Map.of());
    }

    private void settle(List<Touched> stopped, StopReason reason, Map<String, ?> facts) {
        if (stopped.isEmpty()) {
            return;
        }
        ledger.write(
                stopped.stream()
                        .map(one -> Decision.stopped(one.id(), one.stepId(), reason, facts))
                        .toList(),
                clock.instant());
        takeBack(stopped.stream().map(Touched::id).toList());
        news.moved(stopped);
    }

    /** What they were to get next. A mail that is handed over already goes its way. */
    void takeBack(List<UUID> enrolments) {
        sql.list(
                        "select id from outgoing_mail where enrolment_id = any(:ids) and state = 'waiting'",
                        Map.of("ids", enrolments),
                        row -> row.uuid("id"))
                .forEach(outbox::withdraw);
    }
}
