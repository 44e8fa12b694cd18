package com.facturix.crm.activities;

import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls as the workspace logs them: each on its lead's timeline, once, and gone again when it is taken back. */
@ApplicationScoped
public class CallLog {
    private final ActivityRepository activities;
    private final Readers readers;
    private final Sql sql;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    CallLog(ActivityRepository activities, Readers readers, Sql sql, CurrentCaller caller, Events events, Clock clock) {
        this.activities = activities;
        this.readers = readers;
        this.sql = sql;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is written down of a call.
     *
     * @param mentions who is named in the note
     */
    public record Call(
            String outcome,
            @Nullable String note,
            List<UUID> mentions,
            @Nullable Integer seconds,
            Instant at) {}

    /**
     * Writes a call of the caller's down, and returns its entry. Whoever is named and may not see the lead is refused
     * with 400 before anything is written.
     */
    public UUID add(LeadPlace lead, Call call) {
        var subject = Subject.of(lead);
        readers.require(subject, call.mentions());
        var entry = new NewActivity(
                ActivityKind.CALL,
                null,
                lead.id(),
                null,
                null,
                call.note(),
                call.outcome(),
                call.at(),
                call.seconds(),
                call.mentions());
        var id = activities.add(entry, subject, call.at(), caller.id(), clock.instant());
        if (!call.mentions().isEmpty()) {
            activities.mention(id, call.mentions());
        }
        var changes = new Changes();
        changes.note("kind", null, ActivityKind.CALL.key());
        changes.note("body", null, call.note());
        changes.note("outcome", null, call.outcome());
        events.fire(() -> new ActivityEvent.Added(id, changes.list(), audience(lead)));
        return id;
    }

    /** Removes a call that is taken back. */
    public void remove(UUID id, LeadPlace lead) {
        activities.delete(id);
        events.fire(() -> new ActivityEvent.Deleted(
                id, List.of(new Change("kind", ActivityKind.CALL.key(), null)), audience(lead)));
    }

    /** The caller's call to the lead at this instant. */
    public Optional<UUID> find(UUID leadId, Instant at) {
        return sql.first(
                "select id from activity where lead_id = :lead and at = :at and kind = 'call' and actor_id = :me",
                Map.of("lead", leadId, "at", at, "me", caller.id()),
                row -> row.uuid("id"));
    }

    /** How many calls to the lead ended like this. */
    public int count(UUID leadId, String outcome) {
        return (int) sql.count(
                "select count(*) from activity where lead_id = :lead and kind = 'call' and outcome = :outcome",
                Map.of("lead", leadId, "outcome", outcome));
    }

    private Audience audience(LeadPlace lead) {
        return Subject.of(lead)
                .addTo(Audience.on("activities"))
                .people(caller.id())
                .build();
    }
}
