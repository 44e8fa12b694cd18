package com.facturix.crm.inbox;

import com.facturix.crm.deals.DealEvent;
import com.facturix.crm.leads.LeadEvent;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Notices what may tell whom older mail is with: leads that come, that get another address, or that others may see from
 * now on, and deals with them. Many at once are looked through once, when all of them are there.
 */
@ApplicationScoped
class RelinkWatch {
    private static final Set<String> TELLING = Set.of("email", "ownerId", "campaignId");

    /** What can be done with many leads that lets others see them. */
    private static final Set<String> SHOWING = Set.of("assign", "campaign");

    private final ThreadRelink relink;
    private final Jobs jobs;

    RelinkWatch(ThreadRelink relink, Jobs jobs) {
        this.relink = relink;
        this.jobs = jobs;
    }

    void lead(@Observes LeadEvent event) {
        switch (event) {
            case LeadEvent.Created created -> look(created.leadId());
            case LeadEvent.Amended amended -> {
                if (amended.changes().stream().anyMatch(change -> TELLING.contains(change.field()))) {
                    look(amended.leadId());
                }
            }
            case LeadEvent.Deleted deleted -> {}
        }
    }

    void deal(@Observes DealEvent event) {
        var lead = event.ties().leadId();
        var changed =
                switch (event) {
                    case DealEvent.Opened opened -> true;
                    case DealEvent.Reopened reopened -> true;
                    case DealEvent.Amended amended -> !Objects.equals(amended.before(), amended.ties());
                    case DealEvent.Placed placed -> !Objects.equals(placed.before(), placed.ties());
                    case DealEvent.Reassigned reassigned -> true;
                    case DealEvent.Won won -> false;
                    case DealEvent.Lost lost -> false;
                    case DealEvent.Deleted deleted -> false;
                };
        if (changed && lead != null) {
            look(lead);
        }
    }

    /** What is done with many is not seen from here, but told. */
    void many(@Observes DomainEvent event) {
        switch (event.name()) {
            case "leads.imported", "import.failed", "import.cancelled" -> look(RelinkSource.IMPORT, event);
            case "bulk_run.completed" -> {
                if (event.changes().stream().anyMatch(RelinkWatch::showsToOthers)) {
                    look(RelinkSource.BULK, event);
                }
            }
            case "bulk_run.failed", "bulk_run.undone" -> look(RelinkSource.BULK, event);
            case "campaign.leads_distributed" -> look(RelinkSource.CAMPAIGN, event);
            default -> {}
        }
    }

    private static boolean showsToOthers(Change change) {
        return change.field().equals("action") && SHOWING.contains(String.valueOf(change.after()));
    }

    /** Most leads never wrote: for them nothing is put down. */
    private void look(UUID lead) {
        var leads = new RelinkSource.Leads(RelinkSource.LEAD, lead);
        if (relink.concerns(leads)) {
            jobs.enqueue(RelinkJob.NAME, leads.job());
        }
    }

    private void look(RelinkSource source, DomainEvent event) {
        jobs.enqueue(RelinkJob.NAME, new RelinkSource.Leads(source, UUID.fromString(event.id())).job());
    }
}
