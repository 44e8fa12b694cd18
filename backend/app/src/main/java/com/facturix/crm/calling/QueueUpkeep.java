package com.facturix.crm.calling;

import com.facturix.crm.accounts.AccountEvent;
import com.facturix.crm.activities.ActivityEvent;
import com.facturix.crm.campaigns.CampaignEvent;
import com.facturix.crm.leads.LeadStatusesChanged;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.users.UserEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps the queue in step with what it hangs on besides the leads, whose own changes the database follows itself. */
@ApplicationScoped
class QueueUpkeep {
    /** What decides whether leads wait for a person. */
    private static final Set<String> DECISIVE = Set.of("active", "role");

    private final Jobs jobs;
    private final LeadWork work;
    private final Sql sql;

    QueueUpkeep(Jobs jobs, LeadWork work, Sql sql) {
        this.jobs = jobs;
        this.work = work;
        this.sql = sql;
    }

    void campaign(@Observes CampaignEvent event) {
        switch (event) {
            case CampaignEvent.SettingsChanged changed -> refreshAll(List.of(changed.campaignId()));
            case CampaignEvent.Assigned assigned -> refreshAll(assigned.people());
            case CampaignEvent.Created created -> {}
            case CampaignEvent.Amended amended -> {}
            case CampaignEvent.Deleted deleted -> {}
        }
    }

    /** A status may have come to mean something else, with the same leads in it. */
    void statuses(@Observes LeadStatusesChanged event) {
        refreshAll(List.of(event.campaignId()));
    }

    void account(@Observes AccountEvent.Assigned assigned) {
        refreshAll(assigned.people());
    }

    void person(@Observes UserEvent.Amended amended) {
        if (amended.changes().stream().anyMatch(change -> DECISIVE.contains(change.field()))) {
            refreshAll(List.of(amended.userId()));
        }
    }

    /** Somebody wrote down that the other side answered: until they are called that comes before everything else. */
    void reply(@Observes ActivityEvent.Added added) {
        var leads = sql.list("""
                update lead_work w set hot_at = now() from activity y
                where y.id = :id and y.kind = 'email' and y.outcome = 'replied' and w.lead_id = y.lead_id
                returning w.lead_id
                """, Map.of("id", added.activityId()), row -> row.uuid("lead_id"));
        if (!leads.isEmpty()) {
            work.refresh(leads);
        }
    }

    private void refreshAll(Collection<UUID> ids) {
        ids.forEach(id -> jobs.enqueue(QueueRefresh.NAME, id.toString()));
    }
}
