package com.facturix.crm.leads;

import com.facturix.crm.leads.LeadStatus.Meaning;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls leave on leads, and how it is taken back. Whether the caller may is the asking feature's to say. */
@ApplicationScoped
public class LeadCalls {
    private final LeadRepository leads;
    private final LeadService service;
    private final LeadStatuses statuses;
    private final Events events;
    private final Clock clock;

    LeadCalls(LeadRepository leads, LeadService service, LeadStatuses statuses, Events events, Clock clock) {
        this.leads = leads;
        this.service = service;
        this.statuses = statuses;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A call that was made.
     *
     * @param leadsTo what the lead's status means from now on; null where it stays what it was
     * @param status a key of the campaign's set that was chosen instead; null where none was
     * @param keeper who owns the lead from now on if nobody did; null: nobody
     */
    public record Call(
            String outcome,
            Instant at,
            @Nullable Meaning leadsTo,
            @Nullable String status,
            @Nullable Instant nextActionAt,
            @Nullable UUID keeper) {}

    /** What calls write on a lead. */
    public record Facts(
            UUID statusId,
            @Nullable UUID ownerId,
            int attempts,
            @Nullable Instant lastContactAt,
            @Nullable String lastOutcome,
            @Nullable Instant nextActionAt) {}

    /** A lead's facts before and after a call. */
    public record Trace(Facts before, Facts after) {}

    /** Keeps the lead as it is until the transaction ends: calls, leases and edits come one after the other. */
    public void lock(UUID id) {
        locked(id);
    }

    /** Writes the call down on its lead. */
    public Trace called(UUID id, Call call) {
        var place = service.place(id);
        statuses.hold(place.campaignId());
        var lead = locked(id);
        var before = lead.facts();
        var latest = before.lastContactAt() == null || !call.at().isBefore(before.lastContactAt());
        var after = new Facts(
                target(call, statuses.withId(before.statusId()), place.campaignId())
                        .id(),
                before.ownerId() == null ? call.keeper() : before.ownerId(),
                before.attempts() + 1,
                latest ? call.at() : before.lastContactAt(),
                latest ? call.outcome() : before.lastOutcome(),
                call.nextActionAt());
        write(lead, place, after);
        return new Trace(before, after);
    }

    /** Takes a call back: what somebody has changed since stays. */
    public void takeBack(UUID id, Trace call) {
        var place = service.place(id);
        statuses.hold(place.campaignId());
        var lead = locked(id);
        var now = lead.facts();
        var before = call.before();
        var after = call.after();
        write(
                lead,
                place,
                new Facts(
                        now.statusId().equals(after.statusId()) ? before.statusId() : now.statusId(),
                        Objects.equals(now.ownerId(), after.ownerId()) ? before.ownerId() : now.ownerId(),
                        Math.max(0, now.attempts() - 1),
                        before.lastContactAt(),
                        before.lastOutcome(),
                        before.nextActionAt()));
    }

    private Lead locked(UUID id) {
        return leads.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problems.notFound("lead"));
    }

    private void write(Lead lead, LeadPlace before, Facts facts) {
        var changes = new Changes();
        changes.note(
                "status",
                statuses.withId(lead.statusId()).key(),
                statuses.withId(facts.statusId()).key());
        lead.take(facts, changes, clock.instant());
        if (!changes.isEmpty()) {
            events.fire(() ->
                    new LeadEvent.Amended(lead.id(), lead.version(), before, service.place(lead.id()), changes.list()));
        }
    }

    private LeadStatus target(Call call, LeadStatus now, UUID campaignId) {
        if (call.status() != null) {
            return statuses.named(call.status(), campaignId)
                    .orElseThrow(() -> Problems.invalid("status", "is not a status of this campaign"));
        }
        return call.leadsTo() == null || !mayBecome(now.meaning(), call.leadsTo())
                ? now
                : statuses.meaning(call.leadsTo(), campaignId).orElse(now);
    }

    /** A call never takes a lead back to where it has left: who is a customer stays one. */
    private static boolean mayBecome(Meaning now, Meaning next) {
        return switch (next) {
            case CONTACTED -> now == Meaning.NEW;
            case QUALIFIED, LOST -> now != Meaning.CONVERTED && now != next;
            case NEW, NURTURE, CONVERTED -> now != next;
        };
    }
}
