package com.facturix.crm.sequences;

import com.facturix.crm.mailboxes.MailboxEvent;
import com.facturix.crm.outbox.OutboxEvent;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.suppressions.SuppressionEvent;
import com.facturix.crm.tasks.TaskEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of mails and tasks: it ends a sequence, or lets somebody go on who waits for it. */
@ApplicationScoped
class MailWatch {
    private final Stopping stopping;
    private final Enrolments enrolments;
    private final Clock clock;

    MailWatch(Stopping stopping, Enrolments enrolments, Clock clock) {
        this.stopping = stopping;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    void mail(@Observes OutboxEvent event) {
        var enrolment = event.ties().enrolmentId();
        if (enrolment == null) {
            return;
        }
        switch (event) {
            case OutboxEvent.Sent sent -> wake(enrolment, "previous_mail");
            case OutboxEvent.Failed failed -> {
                Map<String, @Nullable Object> facts = new HashMap<>();
                facts.put("mail", failed.mailId().toString());
                facts.put("problem", failed.problem().name().toLowerCase(java.util.Locale.ROOT));
                facts.put("words", failed.words());
                stopping.all(Where.of("e.id = :enrolment").bind("enrolment", enrolment), StopReason.SEND_FAILED, facts);
            }
            case OutboxEvent.Drafted drafted -> {}
            case OutboxEvent.Queued queued -> {}
            case OutboxEvent.Withdrawn withdrawn -> {}
            case OutboxEvent.Deferred deferred -> {}
        }
    }

    private void wake(UUID enrolment, String rule) {
        enrolments.wake(
                Where.of("id = :enrolment and held_rule = :rule")
                        .bind("enrolment", enrolment)
                        .bind("rule", rule),
                clock.instant());
    }

    void suppressed(@Observes SuppressionEvent.Added added) {
        var reason =
                switch (added.reason()) {
                    case UNSUBSCRIBED, COMPLAINED -> StopReason.UNSUBSCRIBED;
                    case BOUNCED -> StopReason.BOUNCED;
                    case MANUAL -> StopReason.SUPPRESSED;
                };
        stopping.all(
                Where.of("(e.address = :address or lower(l.email) = :address)")
                        .bind("address", added.address())
                        .and("c.account_id = :account", "account", added.accountId()),
                reason,
                Map.of("suppression", added.reason().key()));
    }

    void mailbox(@Observes MailboxEvent.Removed removed) {
        stopping.all(
                Where.of("(e.mailbox_id is null or e.mailbox_id = :mailbox)").bind("mailbox", removed.mailboxId()),
                StopReason.MAILBOX_REMOVED,
                Map.of());
    }

    /** A task that is done, or gone, is waited for no longer. */
    void task(@Observes TaskEvent event) {
        var settled =
                switch (event) {
                    case TaskEvent.Amended amended -> amended.turn() == TaskEvent.Turn.COMPLETED;
                    case TaskEvent.Deleted deleted -> true;
                    case TaskEvent.Created created -> false;
                };
        if (settled) {
            enrolments.wake(Where.of("task_id = :task").bind("task", event.taskId()), clock.instant());
        }
    }
}
