package com.facturix.crm.sequences;

import com.facturix.crm.outbox.Outbox;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people do to others in sequences: they pause them, let them go on, and take them out. */
@ApplicationScoped
class EnrolmentActions {
    private final Stopping stopping;
    private final Outbox outbox;
    private final Ledger ledger;
    private final EnrolmentNews news;
    private final CurrentCaller caller;
    private final Events events;
    private final Sql sql;
    private final Clock clock;

    EnrolmentActions(
            Stopping stopping,
            Outbox outbox,
            Ledger ledger,
            EnrolmentNews news,
            CurrentCaller caller,
            Events events,
            Sql sql,
            Clock clock) {
        this.stopping = stopping;
        this.outbox = outbox;
        this.ledger = ledger;
        this.news = news;
        this.caller = caller;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    EnrolmentAction.Result act(EnrolmentAction action) {
        var ids = action.ids().stream().distinct().toList();
        var mine = Visibility.ofLeadsToWork(caller.get(), "l.owner_id", "l.campaign_id")
                .and("e.id = any(:ids)", "ids", ids);
        var who = Map.of("by", caller.get().name());
        var changed =
                switch (action.action()) {
                    case STOP -> stopping.all(mine, StopReason.BY_HAND, who);
                    case PAUSE ->
                        change(
                                mine.and("e.state = 'active'"),
                                "state = 'paused', reason = 'by_hand', resume_at = null",
                                Noted.PAUSED_BY_HAND);
                    case RESUME ->
                        change(
                                mine.and("e.state = 'paused'"),
                                "state = 'active', reason = null, resume_at = null, next_at = case when e.task_id is null then cast(:now as timestamptz) end",
                                Noted.RESUMED_BY_HAND);
                };
        if (action.action() == EnrolmentAction.Kind.RESUME) {
            outbox.bringBack(changed.stream().map(Touched::id).toList());
        }
        tell(action.action(), changed);
        return new EnrolmentAction.Result(changed.size(), ids.size() - changed.size());
    }

    private List<Touched> change(Where condition, String assignments, Noted what) {
        var values = condition.bind("now", clock.instant()).values();
        var changed = sql.list("""
                update enrolment e set %s, version = e.version + 1, updated_at = :now from lead l, campaign c
                where l.id = e.lead_id and c.id = l.campaign_id and %s returning %s
                """.formatted(assignments, condition.sql(), Touched.COLUMNS), values, Touched::of);
        var verdict = what == Noted.PAUSED_BY_HAND ? Verdict.HELD : Verdict.MOVED;
        ledger.write(
                changed.stream()
                        .map(one -> new Decision(
                                one.id(),
                                one.stepId(),
                                null,
                                verdict,
                                what.key(),
                                Map.of("by", caller.get().name()),
                                null))
                        .toList(),
                clock.instant());
        news.moved(changed);
        return changed;
    }

    /** The audit log keeps one entry for each sequence, the ledger a line for each person. */
    private void tell(EnrolmentAction.Kind kind, List<Touched> changed) {
        var sequences = changed.stream().map(Touched::sequenceId).distinct().toList();
        var step =
                switch (kind) {
                    case PAUSE -> "people_paused";
                    case RESUME -> "people_resumed";
                    case STOP -> "people_stopped";
                };
        var told = new ArrayList<SequenceEvent.Changed>();
        sql.list(
                        "select id, version, campaign_id, owner_id from mail_sequence where id = any(cast(:ids as uuid[]))",
                        Map.of("ids", sequences),
                        row -> told.add(new SequenceEvent.Changed(
                                row.uuid("id"),
                                row.number("version"),
                                step,
                                row.uuid("campaign_id"),
                                row.uuid("owner_id"),
                                List.of(new Change("people", null, count(changed, row.uuid("id")))))))
                .size();
        told.forEach(event -> events.fire(() -> event));
    }

    private static long count(List<Touched> changed, UUID sequence) {
        return changed.stream().filter(one -> one.sequenceId().equals(sequence)).count();
    }
}
