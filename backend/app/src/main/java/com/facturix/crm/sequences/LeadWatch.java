package com.facturix.crm.sequences;

import com.facturix.crm.activities.ActivityEvent;
import com.facturix.crm.leads.LeadEvent;
import com.facturix.crm.leads.LeadsChanged;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to a lead outside of mail: a changed status or a meeting ends a sequence, a filled gap lets it go on. */
@ApplicationScoped
class LeadWatch {
    /** Writing to somebody makes a contacted lead of a new one: that alone is no reason to stop writing. */
    private static final String STATUS_CHANGED = """
            s.stop_on_status and exists (select 1 from lead_status t, lead_status o
                where t.id = l.status_id and o.id = e.status_id and t.key <> o.key and t.meaning <> 'contacted')""";

    private final Stopping stopping;
    private final Enrolments enrolments;
    private final Sql sql;
    private final Clock clock;

    LeadWatch(Stopping stopping, Enrolments enrolments, Sql sql, Clock clock) {
        this.stopping = stopping;
        this.enrolments = enrolments;
        this.sql = sql;
        this.clock = clock;
    }

    void lead(@Observes LeadEvent event) {
        switch (event) {
            case LeadEvent.Amended amended -> changed(List.of(amended.leadId()));
            case LeadEvent.Created created -> {}
            case LeadEvent.Deleted deleted -> {}
        }
    }

    void leads(@Observes LeadsChanged event) {
        changed(event.leadIds());
    }

    void activity(@Observes ActivityEvent.Added added) {
        var met = sql.first(
                "select lead_id from activity where id = :id and kind = 'meeting' and lead_id is not null",
                Map.of("id", added.activityId()),
                row -> row.uuid("lead_id"));
        met.ifPresent(lead -> stopping.all(
                Where.of("e.lead_id = :lead and s.stop_on_meeting").bind("lead", lead),
                StopReason.MEETING,
                Map.of("activity", added.activityId().toString())));
    }

    private void changed(List<UUID> leads) {
        var in = sql.list(
                "select distinct lead_id from enrolment where lead_id = any(cast(:leads as uuid[])) and state in ('active', 'paused')",
                Map.of("leads", leads),
                row -> row.uuid("lead_id"));
        if (in.isEmpty()) {
            return;
        }
        stopping.all(
                Where.of("e.lead_id = any(:leads) and l.do_not_call").bind("leads", in),
                StopReason.DO_NOT_CONTACT,
                Map.of());
        stopping.all(
                Where.of("e.lead_id = any(:leads) and " + STATUS_CHANGED).bind("leads", in),
                StopReason.STATUS_CHANGED,
                Map.of());
        enrolments.wake(
                Where.of(
                                "lead_id = any(:leads) and held_rule in ('missing_tokens', 'nobody_for_task', 'window', 'holiday')")
                        .bind("leads", in),
                clock.instant());
    }
}
